import type { Database } from "#db/client";
import { withReading } from "#db/transaction";
import type { Actor } from "#lib/audit/actor";
import { DomainError } from "#lib/errors/domain-error";
import { holdExpired } from "#lib/hold/extend-hold";
import type { Money } from "#lib/money/money";

export type Attempt = {
  number: number;
  /** The intent this attempt has already. */
  intentId: string | null;
  amount: Money;
  reference: string;
  /** An operator must say yes first: authorise now, capture later. */
  onRequest: boolean;
  holdExpiresAt: Date;
};
type Row = {
  outcome: "open" | "not_payable" | "hold_expired" | "not_found";
  intent_id: string | null;
  attempt: number;
  amount_minor: number;
  currency: string;
  reference: string;
  on_request: boolean;
  hold_expires_at: Date;
};

/**
 * Checks that a booking can be paid, extends its hold once for paying, and says which attempt is being
 * made. `gone` names an intent that turned out to be cancelled: if it is still the current one, the
 * attempt's number moves on. Throws `not_payable`, `hold_expired`.
 */
export async function openAttempt(
  { database, holdSeconds }: { database: Pick<Database, "sql">; holdSeconds: number },
  actor: Actor,
  bookingId: string,
  gone: string | null,
): Promise<Attempt> {
  const [row] = await withReading(database.sql<Row[]>`
    select * from open_attempt(${bookingId}, ${holdSeconds}, ${gone}, ${actor.kind}, ${actor.id})`);
  switch (row?.outcome) {
    case "open":
      return {
        number: row.attempt,
        intentId: row.intent_id,
        amount: { amount_minor: row.amount_minor, currency: row.currency },
        reference: row.reference,
        onRequest: row.on_request,
        holdExpiresAt: row.hold_expires_at,
      };
    case "not_payable":
      throw new DomainError("not_payable", "There is nothing to pay on this booking.");
    case "hold_expired":
      throw holdExpired();
    default:
      throw new DomainError("not_found", "There is no such booking.");
  }
}

/**
 * Stores an attempt's intent, if the attempt still is the current one and the places are still held.
 * `settled`: that very intent has been paid meanwhile, in another tab.
 */
export async function storeIntent(
  database: Pick<Database, "sql">,
  bookingId: string,
  attempt: number,
  intentId: string,
): Promise<"stored" | "overtaken" | "settled" | "ended"> {
  type Stored = "stored" | "overtaken" | "settled" | "ended";
  const [row] = await withReading(database.sql<{ stored: Stored | null }[]>`
    select store_intent(${bookingId}, ${attempt}, ${intentId}) as stored`);
  if (!row?.stored) throw new DomainError("not_found", "There is no such booking.");
  return row.stored;
}

/** Moves on from an attempt that could not make an intent, unless another request has. */
export async function abandonAttempt(
  { sql }: Pick<Database, "sql">,
  bookingId: string,
  attempt: number,
): Promise<void> {
  await sql`
    update payment set attempt = attempt + 1
    where booking_id = ${bookingId} and attempt = ${attempt} and intent_id is null`;
}
