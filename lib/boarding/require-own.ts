import type { Actor } from "#lib/audit/actor";
import { DomainError } from "#lib/errors/domain-error";

/**
 * Lets through what somebody did at a gangway under their own name only: a device sends what waited on it with
 * whoever is signed in by then. Throws `forbidden`.
 */
export function requireOwn(actor: Actor, by: string): void {
  if (actor.id === by) return;
  throw new DomainError(
    "forbidden",
    "This was done by somebody else: it is sent when they sign in on this device.",
  );
}
