import type { Database, Executor } from "#db/client";
import { openAlert } from "#lib/alert/open-alert";
import type { Actor } from "#lib/audit/actor";
import { count } from "#lib/measure/measure";
import { transact } from "#lib/outbox/committed";
import { readDisputesOf } from "#lib/payment/read-dispute";
import { type RefundReading, readRefund, refundIntent } from "#lib/payment/refund-intent";
import type { StripeClient } from "#lib/payment/stripe";
import { settleDisputeReading } from "./settle-dispute";
import { type RefundRow, settleRefund } from "./settle-refund";

export type RefundContext = { database: Pick<Database, "sql">; stripe: StripeClient };

/**
 * Sends an owed refund to Stripe under its own key, or reads it again if it was sent, and books what
 * Stripe says. One whose payment is disputed waits for the end of that.
 */
export async function sendRefund(
  context: RefundContext,
  actor: Actor,
  refundId: string,
  now: Date,
): Promise<string> {
  const { sql } = context.database;
  const [row] = await sql<RefundRow[]>`select * from refund where id = ${refundId}`;
  if (!row) return "unknown";
  // Refused, written off or put right in another way: a run that comes late sends nothing.
  if (row.status !== "requested" && !row.stripe_refund_id) return row.status;
  // Each gets its turn: one that fails now waits behind those that were not tried yet.
  await sql`update refund set updated_at = clock_timestamp() where id = ${refundId}`;
  if (row.status === "requested" && (await isDisputed(sql, row))) return "waiting_for_dispute";
  const reading = row.stripe_refund_id
    ? await readRefund(context.stripe, row.stripe_refund_id)
    : await refundIntent(
        context.stripe,
        {
          refundId,
          intentId: row.intent_id,
          amountMinor: row.amount_minor,
          createdAt: row.created_at,
          keyTurn: row.key_turn,
          onSpentKey: () => sql`
            update refund set key_turn = key_turn + 1
            where id = ${refundId} and key_turn = ${row.key_turn}`,
        },
        now,
      );
  // Made once, and gone at Stripe: the hourly comparison tells staff.
  if (!reading) return "missing";
  if (reading.disputed && (await waits(context, actor, row))) return "waiting_for_dispute";
  await bookReading(context, actor, row, reading);
  return reading.status;
}

/** Books what Stripe says, and counts what that changed once it is committed. */
async function bookReading(
  { database }: RefundContext,
  actor: Actor,
  row: RefundRow,
  reading: RefundReading,
): Promise<void> {
  const outcome = await transact(database, (tx) => settleRefund(tx, actor, row, reading));
  if (!outcome) return;
  const { currency } = row;
  count("gangway_refunds_total", { currency, outcome });
  if (outcome === "succeeded") {
    count("gangway_refunded_minor_units_total", { currency }, row.amount_minor);
  }
}

/** True while a bank has the money this refund would be paid from: Stripe refuses to send it then. */
async function isDisputed(sql: Executor, { intent_id }: RefundRow): Promise<boolean> {
  const rows = await sql`
    select 1 from dispute where intent_id = ${intent_id} and status = 'open' and not refundable`;
  return rows.length > 0;
}

/** Stripe knew of the dispute before we did: it is booked now, and decides. */
async function waits(context: RefundContext, actor: Actor, row: RefundRow): Promise<boolean> {
  for (const dispute of await readDisputesOf(context.stripe, row.intent_id)) {
    await settleDisputeReading(context, actor, dispute);
  }
  const { sql } = context.database;
  const [now] = await sql<{ status: string }[]>`select status from refund where id = ${row.id}`;
  if (now?.status !== "requested" || (await isDisputed(sql, row))) return true;
  // Won since: that refusal is the one its key remembers, so the next try needs the next key.
  const won =
    await sql`select 1 from dispute where intent_id = ${row.intent_id} and status = 'won'`;
  return won.length > 0;
}

/** Books a refund Stripe reported on, by its id there. One that is not ours (made at Stripe by hand) changes nothing and says so. */
export async function settleRefundEvent(
  context: RefundContext,
  actor: Actor,
  stripeRefundId: string,
): Promise<string> {
  const reading = await readRefund(context.stripe, stripeRefundId);
  if (!reading) return "unknown";
  const [row] = await context.database.sql<RefundRow[]>`
    select * from refund
    where stripe_refund_id = ${stripeRefundId} or id = ${reading.refundId}::uuid`;
  if (!row) {
    await openAlert(context.database.sql, { kind: "refund_not_ours", subject: stripeRefundId });
    return "not_ours";
  }
  await bookReading(context, actor, row, reading);
  return reading.status;
}
