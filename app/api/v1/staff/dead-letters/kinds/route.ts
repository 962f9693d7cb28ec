import { database } from "#db/client";
import { methods } from "#http/methods";
import { staffEndpoint } from "#http/staff-endpoint";
import { deadLetterKinds } from "#lib/office/jobs/list-dead-letters";
import { officePages } from "#lib/office/pages";

/** How many dead letters there are of each kind. */
const get = staffEndpoint(
  { name: "dead-letter-kinds", use: "read", roles: officePages.jobs.roles },
  async () => ({ body: { data: await deadLetterKinds(database().sql) } }),
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
