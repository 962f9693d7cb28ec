import { database } from "#db/client";
import { methods } from "#http/methods";
import { staffEndpoint } from "#http/staff-endpoint";
import { DomainError } from "#lib/errors/domain-error";
import { officePages } from "#lib/office/pages";
import { readStaffSailing } from "#lib/office/sailings/read-sailing";

const get = staffEndpoint<{ id: string }>(
  { name: "staff-sailing", use: "read", roles: officePages.sailings.roles },
  async ({ params }) => {
    const sailing = await readStaffSailing(database().sql, params.id);
    if (!sailing) throw new DomainError("not_found", "There is no such sailing.");
    return { body: { data: sailing } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
