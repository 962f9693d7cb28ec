import { database } from "#db/client";
import { methods } from "#http/methods";
import { parse } from "#http/read-body";
import { uuid } from "#http/schemas/fields";
import { staffEndpoint } from "#http/staff-endpoint";
import { readGateList } from "#lib/boarding/read-gate-list";
import { officePages } from "#lib/office/pages";

/** What a gangway's device keeps of a sailing, to work for a while without us. */
const get = staffEndpoint<{ id: string }>(
  { name: "check-in-list", use: "read", roles: officePages.check_in.roles },
  async ({ params, now }) => {
    const list = await readGateList(database().sql, parse(uuid, params.id), now);
    return { body: { data: list } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
