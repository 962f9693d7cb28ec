import type { Executor } from "#db/client";
import type { Purgeable } from "#lib/job/purge-waiting";

export type WaitingRow = {
  what: "mail" | "offer" | "event" | "webhook";
  /** The mail's kind, the event, or the webhook's sender. */
  kind: string;
  /** Counted no further than `mostWaiting`. */
  count: number;
  /** Of these, due already. */
  due: number;
  /** Of these, tried at least once without success. */
  tried: number;
  next_at: string | null;
  /** What staff may drop it as; null for what must go out. */
  purge: Purgeable | null;
};

export const mostWaiting = 20_000;

type Read = Omit<WaitingRow, "next_at" | "purge"> & { next_at: Date | null };

/** What waits for its time or for its sending, by kind: mails, offers, events, webhooks. */
export async function listWaiting(sql: Executor): Promise<WaitingRow[]> {
  const rows = await sql<Read[]>`
    select 'mail' as what, kind, count(*)::int as count, count(*) filter (where due_at <= now())::int as due,
      count(*) filter (where attempts > 0)::int as tried, min(due_at) as next_at
    from (select kind, due_at, attempts from notice where status = 'due' order by due_at limit ${mostWaiting}) n
    group by kind
    union all
    select 'offer', case when is_offer then 'promotion' else 'subscription' end, count(*)::int,
      count(*) filter (where due_at <= now())::int, count(*) filter (where attempts > 0)::int, min(due_at)
    from (select promotion_id is not null as is_offer, due_at, attempts from subscriber_mail
      where status = 'due' order by due_at limit ${mostWaiting}) m
    group by is_offer
    union all
    select 'event', event, count(*)::int, count(*) filter (where due_at <= now())::int,
      count(*) filter (where attempts > 0)::int, min(due_at)
    from (select event, due_at, attempts from outbox where sent_at is null order by due_at limit ${mostWaiting}) o
    group by event
    union all
    select 'webhook', source, count(*)::int, count(*)::int, 0, min(received_at)
    from (select source, received_at from inbox where processed_at is null order by received_at limit ${mostWaiting}) i
    group by source
    order by 1, 3 desc, 2`;
  return rows.map((row) => ({
    ...row,
    next_at: row.next_at?.toISOString() ?? null,
    purge: purgeOf(row),
  }));
}

function purgeOf({ what, kind }: Read): Purgeable | null {
  if (what === "mail" && kind === "hold") return "hold_mail";
  return what === "offer" && kind === "promotion" ? "promotion" : null;
}
