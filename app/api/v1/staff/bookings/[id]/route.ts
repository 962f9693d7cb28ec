import { database } from "#db/client";
import { withReading } from "#db/transaction";
import { methods } from "#http/methods";
import { staffEndpoint } from "#http/staff-endpoint";
import { DomainError } from "#lib/errors/domain-error";
import { readStaffBooking } from "#lib/office/bookings/read-staff-booking";
import { officePages } from "#lib/office/pages";

const get = staffEndpoint<{ id: string }>(
  { name: "staff-booking", use: "read", roles: officePages.bookings.roles },
  async ({ params, staff }) => {
    const found = await withReading(readStaffBooking(database().sql, staff, params.id));
    if (!found) throw new DomainError("not_found", "There is no such booking.");
    return { body: { data: found } };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
