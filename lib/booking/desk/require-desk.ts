import type { Staff } from "#lib/account/staff-of";
import type { Actor } from "#lib/audit/actor";
import { requireStaff } from "#lib/audit/require-staff";

/** Somebody of the staff, by whose role it is decided what they may do. */
export type DeskStaff = Pick<Staff, "id" | "role">;

/**
 * Lets through who works at the desk: sales, and admins. Who only reads changes nothing, and who boards only
 * checks in. Answers the actor that audit rows are written with. Throws `forbidden`.
 */
export function requireDesk({ id, role }: DeskStaff): Actor & { id: string } {
  const actor = { kind: "staff", id, role } as const;
  requireStaff(actor, "bookings");
  return actor;
}
