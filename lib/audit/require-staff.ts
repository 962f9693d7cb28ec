import { DomainError } from "#lib/errors/domain-error";
import type { Actor } from "./actor";

/** Refuses everybody but a member of staff who is known by an id: what follows is written down under it. Throws `forbidden`. */
export function requireStaff(actor: Actor): void {
  if (actor.kind === "staff" && actor.id) return;
  throw new DomainError("forbidden", "Only staff can do this.");
}
