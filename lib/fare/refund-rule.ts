import type { FareConditions } from "#db/schema/fare";

/** A line of a price as sold, and the departure its fare's tiers are counted from. */
export type RefundedLine = {
  kind: string;
  conditions: FareConditions;
  /** When the journey this line belongs to leaves for the first time. */
  journey_departs_at: Date;
  /** IANA zone of the port it leaves from then. */
  journey_zone: string;
};

const hourMs = 3_600_000;

/** Basis points that come back of a line at `now`: by its fare's tiers as sold; port fees in full, for nobody sails; nothing after departure. */
export function refundBasisPoints(line: RefundedLine, now: Date): number {
  const hoursLeft = (line.journey_departs_at.getTime() - now.getTime()) / hourMs;
  if (hoursLeft <= 0) return 0;
  if (line.kind === "port_fee") return 10_000;
  const tiers = [...line.conditions.cancellation].sort((a, b) => b.hours_before - a.hours_before);
  return tiers.find((tier) => hoursLeft >= tier.hours_before)?.refund_bp ?? 0;
}

/** The last instant (epoch milliseconds) at which a line's refund is what it is at `now`; null once it has sailed. */
export function refundStandsUntil(line: RefundedLine, now: Date): number | null {
  const boundaries = [0, ...line.conditions.cancellation.map((tier) => tier.hours_before)]
    .map((hours) => line.journey_departs_at.getTime() - hours * hourMs)
    .filter((at) => at > now.getTime());
  return boundaries.length > 0 ? Math.min(...boundaries) : null;
}
