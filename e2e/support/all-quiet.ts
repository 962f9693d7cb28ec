import { ourDatabase } from "./books/our-database";
import { endpoints } from "./stack";

/**
 * What is still under way: bookings that have not ended, words not passed on, runs, mails and refunds
 * that are not through, webhooks not delivered. Timers that sleep for a booking which has ended are not.
 */
export async function stillUnderWay(): Promise<string[]> {
  const rows = await ourDatabase()<{ what: string }[]>`
    select 'booking ' || status as what from booking where status in ('PENDING', 'AWAITING_OPERATOR')
    union all
    select 'outbox ' || event from outbox where sent_at is null and due_at < now() + interval '2 seconds'
    union all
    select 'inbox ' || type from inbox where processed_at is null
    union all
    select 'run ' || function_id from job_run
    where status = 'running' and function_id not like '%bookings-end-hold'
    union all
    select 'notice ' || kind from notice where status = 'due' and (kind <> 'hold' or attempts > 0)
    union all
    select 'refund ' || status from refund where status in ('requested', 'pending')
    union all
    select 'intent open of a booking ' || b.status from payment p join booking b on b.id = p.booking_id
    where p.intent_id is not null and p.intent_closed_at is null`;
  const answer = await fetch(`${endpoints().stripe}/_sandbox/webhooks`);
  const { held, pending } = (await answer.json()) as { held: number; pending: number };
  return [...rows.map(({ what }) => what), ...(held + pending > 0 ? ["webhooks"] : [])];
}
