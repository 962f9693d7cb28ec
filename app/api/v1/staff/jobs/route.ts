import { database } from "#db/client";
import { methods } from "#http/methods";
import { staffEndpoint } from "#http/staff-endpoint";
import { readWork } from "#lib/office/jobs/read-work";
import { officePages } from "#lib/office/pages";

/** How the background work stands now. */
const get = staffEndpoint(
  { name: "jobs", use: "read", roles: officePages.jobs.roles },
  async ({ now }) => ({
    body: { data: await readWork(database().sql, now), as_of: now.toISOString() },
  }),
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
