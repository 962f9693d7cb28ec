import type { Staff } from "#lib/account/staff-of";
import type { Actor } from "#lib/audit/actor";
import { DomainError } from "#lib/errors/domain-error";

/** Somebody of the staff, by whose role it is decided what they may do. */
export type DeskStaff = Pick<Staff, "id" | "role">;

/**
 * Lets through who works at the desk: sales, and admins. Who only reads changes nothing, and who boards only
 * checks in. Answers the actor that audit rows are written with. Throws `forbidden`.
 */
export function requireDesk({ id, role }: DeskStaff): Actor & { id: string } {
  if (id && (role === "admin" || role === "sales")) return { kind: "staff", id };
  throw new DomainError("forbidden", "Your role does not allow this.");
}
