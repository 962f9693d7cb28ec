import { Temporal } from "temporal-polyfill";
import type { CancellationTier, FareConditions } from "#db/schema/fare";

/** What tiers are counted from: an instant, and the IANA zone of the port it is in. */
export type Departure = { departs_at: Date; zone: string };

/** A line of a price as sold, and the departure its fare's tiers are counted from. */
export type RefundedLine = {
  kind: string;
  conditions: FareConditions;
  /** When the journey this line belongs to leaves for the first time. */
  journey_departs_at: Date;
  /** IANA zone of the port it leaves from then. */
  journey_zone: string;
  /** A sailing of its journey was cancelled: all of it comes back, whatever its fare says. */
  does_not_sail?: boolean;
};

const hourMs = 3_600_000;

/**
 * The last instant (epoch milliseconds) at which a tier can be had. Hours are elapsed time, whatever
 * clocks do; days are the departure port's calendar, to the end of the day so many before the date of
 * departure.
 */
function tierEndsAt(tier: CancellationTier, { departs_at, zone }: Departure): number {
  if (tier.days_before === undefined) return departs_at.getTime() - tier.hours_before * hourMs;
  const dayAfter = Temporal.Instant.fromEpochMilliseconds(departs_at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .subtract({ days: tier.days_before })
    .add({ days: 1 });
  return dayAfter.toZonedDateTime({ timeZone: zone }).epochMilliseconds - 1;
}

/** A policy's tiers with the last instant of each, the earliest to end first. */
export function tiersFor(
  conditions: FareConditions,
  departure: Departure,
): { endsAt: number; tier: CancellationTier }[] {
  return conditions.cancellation
    .map((tier) => ({ endsAt: tierEndsAt(tier, departure), tier }))
    .sort((one, other) => one.endsAt - other.endsAt || other.tier.refund_bp - one.tier.refund_bp);
}

/** Basis points that come back of a line at `now`: by its fare's tiers as sold; port fees in full, for nobody sails; nothing from departure on, and everything of what does not sail at all. */
export function refundBasisPoints(line: RefundedLine, now: Date): number {
  if (line.does_not_sail) return 10_000;
  if (line.journey_departs_at <= now) return 0;
  if (line.kind === "port_fee") return 10_000;
  const tiers = tiersFor(line.conditions, departureOf(line));
  return tiers.find(({ endsAt }) => endsAt >= now.getTime())?.tier.refund_bp ?? 0;
}

/** The last instant (epoch milliseconds) at which a line's refund is what it is at `now`; null once it has sailed, and for what never does. */
export function refundStandsUntil(line: RefundedLine, now: Date): number | null {
  const departs = line.journey_departs_at.getTime();
  if (line.does_not_sail || departs <= now.getTime()) return null;
  const tiers = tiersFor(line.conditions, departureOf(line));
  return Math.min(departs, tiers.find(({ endsAt }) => endsAt >= now.getTime())?.endsAt ?? departs);
}

function departureOf(line: RefundedLine): Departure {
  return { departs_at: line.journey_departs_at, zone: line.journey_zone };
}
