import type { Executor } from "#db/client";
import { listMoney, type MoneyAtStripe, readMoney } from "#lib/payment/money-at-stripe";
import type { StripeClient } from "#lib/payment/stripe";

/** How our books and Stripe's can differ about one thing; each is an alert's kind. */
export const differenceKinds = [
  "stripe_capture_missing",
  "stripe_capture_unknown",
  "stripe_capture_differs",
  "stripe_refund_missing",
  "stripe_refund_unknown",
  "stripe_refund_differs",
  "stripe_dispute_missing",
  "stripe_dispute_unknown",
  "stripe_dispute_differs",
] as const;

export type Difference = {
  kind: (typeof differenceKinds)[number];
  /** Stripe's id of the intent, the refund or the dispute. */
  subject: string;
  bookingId: string | null;
};

type Kind = "capture" | "refund" | "dispute";
type Window = { since: Date; until: Date };
/** What we say of a thing Stripe names, in a form that can be held against what Stripe says. */
type Said = { id: string; says: string; booking_id: string };

/**
 * Holds our books of a window against Stripe's and returns where they differ. What only one side lists
 * is asked for by its id before it counts: a charge may be older than its capture. `suspects` (what differed before) are
 * compared whatever their age. Throws `payment_unavailable`.
 */
export async function compareBooks(
  { sql, stripe }: { sql: Executor; stripe: StripeClient },
  window: Window,
  suspects: { kind: string; subject: string }[] = [],
): Promise<Difference[]> {
  const theirs = await listMoney(stripe, window);
  const suspected = (kind: Kind) =>
    suspects.filter((one) => one.kind.startsWith(`stripe_${kind}_`)).map(({ subject }) => subject);
  const unlisted = (kind: Kind, ours: string[], listed: Map<string, unknown>) =>
    [...new Set([...ours, ...suspected(kind)])].filter((id) => !listed.has(id));
  await readMoney(stripe, theirs, {
    captures: unlisted("capture", await capturesIn(sql, window), theirs.captures),
    refunds: unlisted("refund", await refundsIn(sql, window), theirs.refunds),
    disputes: unlisted("dispute", await disputesIn(sql, window), theirs.disputes),
  });
  return [
    ...differences("capture", saidOfCaptures(theirs), await ourCaptures(sql, theirs)),
    ...differences("refund", saidOfRefunds(theirs), await ourRefunds(sql, theirs)),
    ...differences("dispute", saidOfDisputes(theirs), await ourDisputes(sql, theirs)),
  ];
}

/** `theirs` has every id that either side knows; null where Stripe has nothing. */
function differences(kind: Kind, theirs: Map<string, string | null>, rows: Said[]): Difference[] {
  const ours = new Map(rows.map((row) => [row.id, row]));
  return [...theirs].flatMap(([id, says]) => {
    const row = ours.get(id);
    if ((row?.says ?? null) === says) return [];
    const how = says === null ? "missing" : row ? "differs" : "unknown";
    return [
      { kind: `stripe_${kind}_${how}` as const, subject: id, bookingId: row?.booking_id ?? null },
    ];
  });
}

const saidOfCaptures = ({ captures }: MoneyAtStripe) =>
  new Map([...captures].map(([id, minor]) => [id, minor > 0 ? `${minor}` : null]));
const saidOfRefunds = ({ refunds }: MoneyAtStripe) =>
  new Map([...refunds].map(([id, it]) => [id, it && `${it.amountMinor} ${it.status}`]));
const saidOfDisputes = ({ disputes }: MoneyAtStripe) =>
  new Map(
    [...disputes].map(([id, it]) => [
      id,
      it && `${it.amountMinor} ${it.status} ${it.withdrawnMinor}`,
    ]),
  );

async function ourCaptures(sql: Executor, { captures }: MoneyAtStripe): Promise<Said[]> {
  const sources = [...captures.keys()].map((id) => `capture:${id}`);
  return await sql<Said[]>`
    select substr(t.source, length('capture:') + 1) as id, sum(e.amount_minor)::text as says, t.booking_id
    from ledger_transaction t join ledger_entry e on e.transaction_id = t.id and e.account = 'stripe_clearing'
    where t.source = any (${sources}::text[]) group by t.id`;
}

/** Also by the id of ours that Stripe keeps with it: the answer that named Stripe's own may have been lost. */
async function ourRefunds(sql: Executor, { refunds }: MoneyAtStripe): Promise<Said[]> {
  const ids = [...refunds.keys()];
  const named = ids.map((id) => refunds.get(id)?.refundId ?? null);
  return await sql<Said[]>`
    select t.id, r.amount_minor || ' ' || r.status as says, r.booking_id
    from unnest(${ids}::text[], ${named}::uuid[]) t(id, ours)
    join refund r on r.stripe_refund_id = t.id or r.id = t.ours`;
}

async function ourDisputes(sql: Executor, { disputes }: MoneyAtStripe): Promise<Said[]> {
  return await sql<Said[]>`
    select d.id, d.amount_minor || ' ' || d.status || ' ' || d.withdrawn_minor as says, p.booking_id
    from dispute d join payment p on p.id = d.payment_id where d.id = any (${[...disputes.keys()]}::text[])`;
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

async function capturesIn(sql: Executor, { since, until }: Window): Promise<string[]> {
  return idsOf(
    await sql<{ id: string }[]>`
    select substr(source, length('capture:') + 1) as id from ledger_transaction
    where kind = 'capture' and at between ${since} and ${until}`,
  );
}

async function refundsIn(sql: Executor, { since, until }: Window): Promise<string[]> {
  return idsOf(
    await sql<{ id: string }[]>`
    select stripe_refund_id as id from refund
    where stripe_refund_id is not null and created_at between ${since} and ${until}`,
  );
}

async function disputesIn(sql: Executor, { since, until }: Window): Promise<string[]> {
  return idsOf(
    await sql<{ id: string }[]>`
    select id from dispute where opened_at between ${since} and ${until}`,
  );
}
