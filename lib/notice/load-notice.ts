import type { Executor } from "#db/client";
import { isUuid } from "#lib/identity/uuid";
import type { NoticeKind } from "./notice-kind";

export type ChangeRow = {
  kind: "moved" | "cancelled" | "swapped";
  sailingId: string;
  /** ISO 8601. */
  oldDepartsAt: string;
  newDepartsAt: string | null;
  newVessel: string | null;
};

/** Legs that went to other sailings at once: which, from where in time, whether theirs had been cancelled, and who chose. */
export type MoveRow = {
  legs: number[];
  /** ISO 8601, of the first of them. */
  oldDepartsAt: string;
  wasCancelled: boolean;
  byTraveller: boolean;
};

export type NoticeRow = {
  id: string;
  bookingId: string;
  kind: NoticeKind;
  /** The refund or partial cancellation it is about; empty: the booking. */
  subject: string;
  language: string;
  status: "due" | "sent" | "dead";
  currency: string;
  /**
   * The amount of the refund it is about, or of all the booking's refunds; zero if there is none. One that
   * failed is owed as before: it counts until another takes its place. What was cancelled in part had a
   * mail of its own.
   */
  refundMinor: number;
  /** What stays with us of what was captured, or of the part it is about. */
  keptMinor: number;
  /** The change of a sailing it is about. */
  change: ChangeRow | null;
  /** The move to other sailings it is about. */
  move: MoveRow | null;
  /** The address it goes to where that isn't the booking's: the one before a correction. */
  formerAddress: string | null;
  /** True if the refund it is about did not go through. */
  refundFailed: boolean;
};

/** Reads a notice with the sums its mail may name; null if there is none. */
export async function loadNotice(sql: Executor, id: string): Promise<NoticeRow | null> {
  if (!isUuid(id)) return null;
  const [row] = await sql<NoticeRow[]>`
    select n.id, n.booking_id as "bookingId", n.kind, n.subject, n.language, n.status, b.currency,
      case when n.kind = 'part_cancellation' then c.own_refund_minor
        -- Goodwill was told of by a mail of its own.
        when n.subject = '' then greatest(r.all_minor - r.goodwill_minor - c.refund_minor, 0) else r.own_minor end as "refundMinor",
      case when n.kind = 'part_cancellation' then c.own_fee_minor
        else greatest(p.captured_minor - p.charged_back_minor - r.all_minor - c.fee_minor, 0) end as "keptMinor",
      r.own_failed as "refundFailed",
      (select json_build_object('kind', c.kind, 'sailingId', c.sailing_id, 'oldDepartsAt', c.old_departs_at,
          'newDepartsAt', c.new_departs_at, 'newVessel', c.new_vessel)
        from sailing_change c where c.id = case when n.kind = 'sailing_changed' then n.subject::uuid end) as change,
      (select json_build_object('legs', json_agg(m.leg_position order by m.leg_position),
          'oldDepartsAt', min(s.departs_at), 'wasCancelled', bool_or(m.was_cancelled),
          'byTraveller', bool_and(m.actor = 'traveller'))
        from rebooking m join sailing s on s.id = m.from_sailing
        where m.booking_id = n.booking_id
          and m.move_id = case when n.kind = 'rebooked' then n.subject::uuid end
        having count(*) > 0) as move,
      (select f.before ->> 'email' from contact_change f
        where n.kind = 'contact_changed' and n.subject = f.id || ':old' and f.booking_id = n.booking_id) as "formerAddress"
    from notice n
    join booking b on b.id = n.booking_id
    join payment p on p.booking_id = n.booking_id
    cross join lateral (
      select coalesce(sum(x.amount_minor) filter (where not x.replaced), 0)::bigint as all_minor,
        coalesce(sum(x.amount_minor) filter (where not x.replaced and x.reason = 'goodwill'), 0)::bigint as goodwill_minor,
        coalesce(sum(x.amount_minor) filter (where x.id::text = n.subject), 0)::bigint as own_minor,
        coalesce(bool_or(x.failed and x.id::text = n.subject), false) as own_failed
      from (
        select y.*, y.status in ('failed', 'canceled') as failed, y.replaced_by is not null as replaced
        from refund y where y.booking_id = n.booking_id
      ) x
    ) r
    cross join lateral (
      select coalesce(sum(y.refund_minor), 0)::bigint as refund_minor,
        coalesce(sum(y.fee_minor), 0)::bigint as fee_minor,
        coalesce(sum(y.refund_minor) filter (where y.id::text = n.subject), 0)::bigint as own_refund_minor,
        coalesce(sum(y.fee_minor) filter (where y.id::text = n.subject), 0)::bigint as own_fee_minor
      from partial_cancellation y where y.booking_id = n.booking_id
    ) c
    where n.id = ${id}`;
  return row ?? null;
}
