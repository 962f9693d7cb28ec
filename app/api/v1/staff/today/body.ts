import { database } from "#db/client";
import type { Staff } from "#lib/account/staff-of";
import { config } from "#lib/config/config";
import { seesMoney } from "#lib/office/bookings/sees-money";
import { readNeeds } from "#lib/office/today/read-needs";
import { readToday } from "#lib/office/today/read-today";
import { cache } from "#lib/redis/redis";

/** What the page of today shows a member of staff: sales to those alone who handle money. */
export async function todayBody(staff: Staff, now: Date) {
  const { sql } = database();
  const [sales, needs] = await Promise.all([
    seesMoney(staff) ? readToday(sql, cache(), now, config().OFFICE_ZONE) : null,
    readNeeds(sql, staff.role),
  ]);
  return { data: { sales, needs }, as_of: now.toISOString() };
}
