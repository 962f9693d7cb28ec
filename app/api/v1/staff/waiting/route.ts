import { database } from "#db/client";
import { methods } from "#http/methods";
import { staffEndpoint } from "#http/staff-endpoint";
import { listWaiting } from "#lib/office/jobs/list-waiting";
import { officePages } from "#lib/office/pages";

/** What waits for its time or for its sending, by kind. */
const get = staffEndpoint(
  { name: "waiting", use: "read", roles: officePages.jobs.roles },
  async ({ now }) => ({
    body: { data: await listWaiting(database().sql), as_of: now.toISOString() },
  }),
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
