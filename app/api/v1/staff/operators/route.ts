import { database } from "#db/client";
import { methods } from "#http/methods";
import { staffEndpoint } from "#http/staff-endpoint";
import { listOperatorHealth } from "#lib/office/operators/list-operator-health";
import { officePages } from "#lib/office/pages";

const get = staffEndpoint(
  { name: "operators", use: "read", roles: officePages.operators.roles },
  async ({ now }) => ({
    body: { data: await listOperatorHealth(database().sql), as_of: now.toISOString() },
  }),
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
