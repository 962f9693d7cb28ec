import type { Executor } from "#db/client";

/**
 * What is left of the payment that a booking was confirmed with, in minor units, as a fragment over `b` and
 * `p`: captured, and neither promised back nor taken by a bank. Each charge is for itself: what another one has left
 * cannot be refunded from this. A refund that failed is owed still, or was paid by transfer: only one that was
 * replaced counts as its successor, and one that was written off as the dispute.
 */
export function stillOurs(executor: Executor) {
  return executor`(
    coalesce((select sum(e.amount_minor) from ledger_transaction t
        join ledger_entry e on e.transaction_id = t.id and e.account = 'stripe_clearing'
        where t.source = 'capture:' || p.intent_id), 0)
      -- What a bank only looks at may still be ours, and a refund of it waits; what it kept is not.
      - coalesce((select sum(d.withdrawn_minor) from dispute d
          where d.payment_id = p.id and d.intent_id = p.intent_id and d.status = 'lost'), 0)
      - coalesce((select sum(r.amount_minor) from refund r
          where r.booking_id = b.id and r.intent_id = p.intent_id
            and r.replaced_by is null and r.written_off_by is null), 0))`;
}
