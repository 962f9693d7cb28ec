import { database } from "#db/client";
import { methods } from "#http/methods";
import { parse } from "#http/read-body";
import { uuid } from "#http/schemas/fields";
import { staffEndpoint } from "#http/staff-endpoint";
import { findFlagged } from "#lib/boarding/find-flagged";
import { officePages } from "#lib/office/pages";

/** Scans that let people pass who should not have, for a person to look at. */
const get = staffEndpoint<{ id: string }>(
  { name: "flagged-scans", use: "read", roles: officePages.check_in.roles },
  async ({ params }) => ({
    body: { data: await findFlagged(database().sql, parse(uuid, params.id)) },
  }),
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
