import { DomainError } from "#lib/errors/domain-error";
import type { Actor } from "./actor";
import { mayDo, type StaffWork } from "./staff-work";

/**
 * Lets through who of the staff may do a work by their role, known by an id: what follows is written down
 * under it. Throws `forbidden`.
 */
export function requireStaff(actor: Actor, work: StaffWork): void {
  if (actor.kind !== "staff" || !actor.id) {
    throw new DomainError("forbidden", "Only staff can do this.");
  }
  if (!mayDo(actor.role, work)) {
    throw new DomainError("forbidden", "Your role does not allow this.");
  }
}
