import type { Executor } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";
import { refundOf } from "#lib/fare/refund-of";
import { type RefundedLine, refundStandsUntil } from "#lib/fare/refund-rule";
import type { Money } from "#lib/money/money";
import { areAboard } from "./are-aboard";
import { disruptedJourneys } from "./disruption/disrupted-journeys";
import { stillOurs } from "./still-ours";

export type CancellationQuote = { refund: Money; fee: Money; expires_at: string };

type Line = RefundedLine & { amount_minor: number };
type Row = {
  status: string;
  currency: string;
  paid_minor: number;
  now: Date;
  /** A journey of it has not begun yet; what cost nothing has no lines to say so. */
  in_port: boolean;
  lines: (Omit<Line, "journey_departs_at"> & { journey_departs_at: string })[] | null;
};

/** A quote stands so long, or until the next tier of a fare begins. */
const longestMs = 15 * 60_000;

/**
 * What cancelling a whole booking would give back now, by the conditions stored with it as sold: refund
 * and fee, in the booking's currency, and until when that stands (the database's clock). Nothing is
 * refunded of what was not paid; all that was, where staff waive the fee, and of journeys of which a sailing was
 * cancelled or moved far (Regulation (EU) No 1177/2010, article 18), with those after them: nobody can begin a way
 * back who never got there. A journey begins when somebody goes aboard, not only
 * when the vessel leaves. Throws `not_found`, and `not_cancellable` for a booking that has ended
 * or has sailed.
 */
export async function quoteCancellation(
  executor: Executor,
  bookingId: string,
  { waivesFee = false } = {},
): Promise<CancellationQuote> {
  const [row] = await executor<Row[]>`
    with disrupted as materialized (${disruptedJourneys(executor, bookingId)})
    select b.status, b.currency, clock_timestamp() as now,
      ${stillOurs(executor)} as paid_minor,
      exists (select 1 from booking_leg l join sailing s on s.id = l.sailing_id
        where l.booking_id = b.id and l.moved_at is null group by l.journey_index
        having bool_and(s.departs_at > clock_timestamp() and not ${areAboard(executor)} or s.status = 'cancelled')
          and bool_or(l.cancelled_at is null)) as in_port,
      (select json_agg(json_build_object('kind', i.kind, 'amount_minor', i.amount_minor,
          'conditions', l.conditions, 'journey_departs_at', d.departs_at, 'journey_zone', d.zone,
          'does_not_sail', exists (select 1 from disrupted x where x.journey_index <= l.journey_index)))
        from booking_item i
        join booking_leg l on l.booking_id = i.booking_id and l.position = i.leg_position
        cross join lateral (
          select case when ${areAboard(executor)} then least(s.departs_at, clock_timestamp()) else s.departs_at end
            as departs_at, f.zone
          from booking_leg o join sailing s on s.id = o.sailing_id join port f on f.code = s.from_port
          where o.booking_id = b.id and o.journey_index = l.journey_index and o.moved_at is null
          order by s.departs_at limit 1
        ) d
        where i.booking_id = b.id and i.cancelled_at is null and l.cancelled_at is null) as lines
    from booking b join payment p on p.booking_id = b.id where b.id = ${bookingId}`;
  if (!row) throw new DomainError("not_found", "There is no such booking.");
  const lines = (row.lines ?? []).map((line) => ({
    ...line,
    journey_departs_at: new Date(line.journey_departs_at),
  }));
  refuseEnded(row);
  const worth = lines.reduce((sum, line) => sum + line.amount_minor, 0);
  const back = waivesFee ? worth : refundOf(lines, row.currency, row.now);
  const paid = row.status === "CONFIRMED" ? Number(row.paid_minor) : 0;
  const refund = Math.max(0, Math.min(back, paid));
  const fee = row.status === "CONFIRMED" ? worth - refund : 0;
  const changes = lines.flatMap((line) => refundStandsUntil(line, row.now) ?? []);
  return {
    refund: { amount_minor: refund, currency: row.currency },
    fee: { amount_minor: fee, currency: row.currency },
    expires_at: new Date(Math.min(row.now.getTime() + longestMs, ...changes)).toISOString(),
  };
}

function refuseEnded({ status, in_port: inPort }: Row): void {
  const ended = !["PENDING", "AWAITING_OPERATOR", "CONFIRMED"].includes(status);
  if (!ended && inPort) return;
  throw new DomainError(
    "not_cancellable",
    ended ? "This booking has ended already." : "The vessel has left, or they are aboard.",
  );
}
