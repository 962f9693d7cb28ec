import { methods } from "#http/methods";
import { staffEndpoint } from "#http/staff-endpoint";
import { officePages } from "#lib/office/pages";
import { todayBody } from "./body";

/** What was sold today beside the same weekday before, and what needs a person. */
const get = staffEndpoint(
  { name: "today", use: "read", roles: officePages.today.roles },
  async ({ staff, now }) => ({ body: await todayBody(staff, now) }),
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
