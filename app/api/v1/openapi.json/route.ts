import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { openApiDocument } from "#http/openapi";
import { config } from "#lib/config/config";

const get = endpoint({ name: "openapi", limit: "read" }, async () => ({
  body: openApiDocument(config().APP_URL),
  headers: { "cache-control": "public, max-age=300" },
}));

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
