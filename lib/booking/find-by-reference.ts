import { and, eq, sql } from "drizzle-orm";
import { type Drizzle, schema } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";
import { normaliseReference } from "#lib/identity/reference";

const { booking } = schema;

/**
 * Finds a booking by its reference and the contact's e-mail address. Throws the same `not_found` for
 * whatever does not fit, so that nobody learns which of the two was right.
 */
export async function findByReference(
  drizzle: Drizzle,
  typed: { reference: string; email: string },
): Promise<string> {
  const [row] = await drizzle
    .select({ id: booking.id })
    .from(booking)
    .where(
      and(
        eq(booking.reference, normaliseReference(typed.reference)),
        eq(sql`lower(${booking.contactEmail})`, typed.email.trim().toLowerCase()),
      ),
    );
  if (!row) throw new DomainError("not_found", "No booking has this reference and e-mail address.");
  return row.id;
}
