import type { Executor } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";
import { normaliseReference } from "#lib/identity/reference";

/**
 * Finds a booking by its reference and the contact's e-mail address. Throws the same `not_found` for
 * whatever does not fit, so that nobody learns which of the two was right.
 */
export async function findByReference(
  executor: Executor,
  typed: { reference: string; email: string },
): Promise<string> {
  const [row] = await executor<{ id: string }[]>`
    select id from booking
    where reference = ${normaliseReference(typed.reference)}
      and lower(contact_email) = ${typed.email.trim().toLowerCase()}`;
  if (!row) throw new DomainError("not_found", "No booking has this reference and e-mail address.");
  return row.id;
}
