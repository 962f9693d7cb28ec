import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { operatorApiDocument } from "#http/operator-openapi";

/** What an operator's system is asked for, as OpenAPI: we are the client of this one. */
const get = endpoint({ name: "operator-api", limit: "read" }, async () => ({
  body: operatorApiDocument(),
  headers: { "cache-control": "public, max-age=300" },
}));

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
