import { database } from "#db/client";
import { methods } from "#http/methods";
import { staffEndpoint } from "#http/staff-endpoint";
import { listSubjects } from "#lib/media/list-subjects";

const get = staffEndpoint(
  { name: "picture-subjects", use: "read", roles: ["sales"] },
  async () => ({ body: { data: await listSubjects(database().sql) } }),
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
