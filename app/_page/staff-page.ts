import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { readSession } from "#lib/account/read-session";
import { isStaffRole, type StaffRole } from "#lib/account/roles";
import { type Staff, staffIn } from "#lib/account/staff-of";

/**
 * Who of the staff reads a page, by their session, read afresh. Strangers and travellers are sent to sign in,
 * an admin without a proved second factor to its enrolment; a page for other roles isn't there. With no
 * role named, all staff may read it; an admin may read every page.
 */
export async function staffPage(...roles: StaffRole[]): Promise<Staff> {
  const session = await readSession(await headers());
  if (!session || !isStaffRole(session.account.role)) redirect("/admin/sign-in");
  const staff = staffIn(session);
  if (!staff) redirect(session.account.hasSecondFactor ? "/admin/sign-in" : "/admin/second-factor");
  if (roles.length > 0 && staff.role !== "admin" && !roles.includes(staff.role)) notFound();
  return staff;
}
