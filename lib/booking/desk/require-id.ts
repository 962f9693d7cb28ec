import { DomainError } from "#lib/errors/domain-error";
import { isUuid } from "#lib/identity/uuid";

/** Throws `not_found` for what cannot be a booking's id. */
export function requireId(bookingId: string): void {
  if (!isUuid(bookingId)) throw new DomainError("not_found", "There is no such booking.");
}
