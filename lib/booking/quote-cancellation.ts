import type { Executor } from "#db/client";
import type { FareConditions } from "#db/schema/fare";
import { DomainError } from "#lib/errors/domain-error";
import { type Money, timesBasisPoints } from "#lib/money/money";

export type CancellationQuote = { refund: Money; fee: Money; expires_at: string };

type Line = {
  kind: string;
  amount_minor: number;
  conditions: FareConditions;
  /** When the journey this line belongs to leaves for the first time. */
  journey_departs_at: Date;
};
type Row = {
  status: string;
  currency: string;
  paid_minor: number;
  now: Date;
  lines: (Omit<Line, "journey_departs_at"> & { journey_departs_at: string })[] | null;
};

/** A quote stands so long, or until the next tier of a fare begins. */
const longestMs = 15 * 60_000;
const hourMs = 3_600_000;

/** Basis points that come back of a line at `now`: by its fare's tiers as sold; port fees in full, for nobody sails; nothing after departure. */
export function refundBasisPoints(line: Line, now: Date): number {
  const hoursLeft = (line.journey_departs_at.getTime() - now.getTime()) / hourMs;
  if (hoursLeft <= 0) return 0;
  if (line.kind === "port_fee") return 10_000;
  const tiers = [...line.conditions.cancellation].sort((a, b) => b.hours_before - a.hours_before);
  return tiers.find((tier) => hoursLeft >= tier.hours_before)?.refund_bp ?? 0;
}

/** The instant at which a line's refund next changes; null once it has sailed. */
function nextChange(line: Line, now: Date): number | null {
  const boundaries = [0, ...line.conditions.cancellation.map((tier) => tier.hours_before)]
    .map((hours) => line.journey_departs_at.getTime() - hours * hourMs)
    .filter((at) => at > now.getTime());
  return boundaries.length > 0 ? Math.min(...boundaries) : null;
}

/**
 * What cancelling a whole booking would give back now, by the conditions stored with it as sold: refund
 * and fee, in the booking's currency, and until when that stands (the database's clock). Nothing is
 * refunded of what was not paid. Throws `not_found`, and `not_cancellable` for a booking that has ended
 * or has sailed.
 */
export async function quoteCancellation(
  executor: Executor,
  bookingId: string,
): Promise<CancellationQuote> {
  const [row] = await executor<Row[]>`
    select b.status, b.currency, clock_timestamp() as now,
      p.captured_minor
        -- What a bank only looks at may still be ours, and a refund of it waits; what it kept is not.
        - coalesce((select sum(d.withdrawn_minor) from dispute d
            where d.payment_id = p.id and d.status = 'lost'), 0)
        - coalesce((select sum(r.amount_minor) from refund r
            where r.booking_id = b.id and r.status not in ('failed', 'canceled')), 0) as paid_minor,
      (select json_agg(json_build_object('kind', i.kind, 'amount_minor', i.amount_minor,
          'conditions', l.conditions, 'journey_departs_at', d.departs_at))
        from booking_item i
        join booking_leg l on l.booking_id = i.booking_id and l.position = i.leg_position
        cross join lateral (
          select min(s.departs_at) as departs_at from booking_leg o join sailing s on s.id = o.sailing_id
          where o.booking_id = b.id and o.journey_index = l.journey_index
        ) d
        where i.booking_id = b.id and i.cancelled_at is null and l.cancelled_at is null) as lines
    from booking b join payment p on p.booking_id = b.id where b.id = ${bookingId}`;
  if (!row) throw new DomainError("not_found", "There is no such booking.");
  const lines = (row.lines ?? []).map((line) => ({
    ...line,
    journey_departs_at: new Date(line.journey_departs_at),
  }));
  refuseEnded(row.status, lines, row.now);
  const worth = lines.reduce((sum, line) => sum + line.amount_minor, 0);
  const back = lines.reduce(
    (sum, line) => sum + timesBasisPoints(line.amount_minor, refundBasisPoints(line, row.now)),
    0,
  );
  const paid = row.status === "CONFIRMED" ? Number(row.paid_minor) : 0;
  const refund = Math.max(0, Math.min(back, paid));
  const fee = row.status === "CONFIRMED" ? worth - refund : 0;
  const changes = lines.flatMap((line) => nextChange(line, row.now) ?? []);
  return {
    refund: { amount_minor: refund, currency: row.currency },
    fee: { amount_minor: fee, currency: row.currency },
    expires_at: new Date(Math.min(row.now.getTime() + longestMs, ...changes)).toISOString(),
  };
}

function refuseEnded(status: string, lines: Line[], now: Date): void {
  const ended = !["PENDING", "AWAITING_OPERATOR", "CONFIRMED"].includes(status);
  const sailed = lines.every((line) => line.journey_departs_at <= now);
  if (!ended && !sailed) return;
  throw new DomainError(
    "not_cancellable",
    ended ? "This booking has ended already." : "The vessel has left.",
  );
}
