import type { Tx } from "#db/client";
import { assert } from "#lib/errors/assert";
import { newId } from "#lib/identity/uuid";

export type Account =
  | "traveller"
  | "stripe_clearing"
  | "sales"
  | "fees_kept"
  | "refunds_due"
  | "disputes"
  /** Our own bank account: what staff paid out by transfer. */
  | "bank"
  /** What staff gave back though nothing was owed. */
  | "goodwill";

/** Positive amounts are debits, negative ones credits, in the currency's minor units. */
export type Entry = { account: Account; amountMinor: number };

/**
 * Posts a balanced transaction once per `source`; a second posting of the same source changes nothing
 * and returns false. The database refuses entries that do not sum to zero at commit.
 */
export async function postTransaction(
  tx: Tx,
  posting: { bookingId: string; kind: string; source: string; currency: string; entries: Entry[] },
): Promise<boolean> {
  const entries = posting.entries.filter((entry) => entry.amountMinor !== 0);
  const sum = entries.reduce((total, entry) => total + entry.amountMinor, 0);
  assert(sum === 0, `ledger entries of ${posting.source} sum to ${sum}`);
  if (entries.length === 0) return false;
  const rows = await tx`
    with posted as (
      insert into ledger_transaction (id, booking_id, kind, source, at)
      values (${newId()}, ${posting.bookingId}, ${posting.kind}, ${posting.source}, now())
      on conflict (source) do nothing returning id
    )
    insert into ledger_entry (transaction_id, account, currency, amount_minor)
    select posted.id, e.account, ${posting.currency}, e.amount
    from posted, unnest(${entries.map((e) => e.account)}::text[], ${entries.map((e) => e.amountMinor)}::bigint[]) e(account, amount)
    returning 1`;
  return rows.length > 0;
}
