import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { readSession } from "#lib/account/read-session";
import { type Staff, staffIn } from "#lib/account/staff-of";
import { isStaffRole } from "#lib/audit/staff-role";
import { mayRead, type OfficePage } from "#lib/office/pages";

/**
 * Who of the staff reads a page of the back office, by their session, read afresh. Strangers and travellers
 * are sent to sign in, an admin without a proved second factor to its enrolment; for other roles the page
 * isn't there.
 */
export async function staffPage(page: OfficePage): Promise<Staff> {
  const session = await readSession(await headers());
  if (!session || !isStaffRole(session.account.role)) redirect("/admin/sign-in");
  const staff = staffIn(session);
  if (!staff) redirect(session.account.hasSecondFactor ? "/admin/sign-in" : "/admin/second-factor");
  if (!mayRead(staff.role, page)) notFound();
  return staff;
}
