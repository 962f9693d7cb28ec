import { z } from "zod";
import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { line } from "#http/schemas/fields";
import { staffEndpoint } from "#http/staff-endpoint";
import { staffList } from "#http/staff-list";
import { inviteStaff } from "#lib/account/staff/invite-staff";
import { staffRoles } from "#lib/audit/staff-role";
import { peopleList } from "./list";

const body = z.strictObject({
  name: line(1, 100),
  email: z.email("An e-mail address.").max(254),
  role: z.enum(staffRoles),
});

const post = staffEndpoint(
  { name: "invite-staff", use: "change", work: "people" },
  async ({ request, staff }) => {
    const id = await inviteStaff(database(), staff, await readBody(request, body));
    return { status: 201, body: { data: { id } } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({
  GET: staffList(peopleList),
  POST: post,
});
