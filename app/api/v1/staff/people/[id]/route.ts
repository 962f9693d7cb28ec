import { z } from "zod";
import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { staffEndpoint } from "#http/staff-endpoint";
import { changeStaffRole } from "#lib/account/staff/change-staff";
import { dismissStaff } from "#lib/account/staff/dismiss-staff";
import { staffRoles } from "#lib/audit/staff-role";

const body = z.strictObject({ role: z.enum(staffRoles) });

const patch = staffEndpoint<{ id: string }>(
  { name: "change-staff", use: "change", work: "people" },
  async ({ request, params, staff }) => {
    const { role } = await readBody(request, body);
    const changed = await changeStaffRole(database(), staff, params.id, role);
    return { body: { data: { changed } } };
  },
);

const remove = staffEndpoint<{ id: string }>(
  { name: "dismiss-staff", use: "change", work: "people" },
  async ({ params, staff }) => {
    await dismissStaff(database(), staff, params.id);
    return { body: { data: { dismissed: true } } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ PATCH: patch, DELETE: remove });
