import { database } from "#db/client";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { readStatus } from "#lib/status/read-status";

const get = endpoint({ name: "read-status", limit: "read" }, async () => ({
  body: { data: await readStatus(database().sql) },
}));

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
