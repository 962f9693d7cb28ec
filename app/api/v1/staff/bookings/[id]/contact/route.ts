import { database } from "#db/client";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { contactBody } from "#http/schemas/desk-body";
import { staffEndpoint } from "#http/staff-endpoint";
import { correctContact } from "#lib/booking/desk/correct-contact";

const put = staffEndpoint<{ id: string }>(
  { name: "staff-contact", use: "change", work: "bookings" },
  async ({ request, params, staff }) => {
    const change = await readBody(request, contactBody);
    const { isChanged, tasks } = await correctContact(database(), staff, params.id, change);
    return { body: { data: { changed: isChanged }, tasks } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ PUT: put });
