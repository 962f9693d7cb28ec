import type { FareConditions } from "#db/schema/fare";
import { type Departure, tiersFor } from "./refund-rule";

/**
 * What holds for a journey whose legs have conditions of their own: at each moment the lowest refund
 * of all, counted from the journey's departure, changes only while every leg allows them, and their fees
 * (minor units) together. Equal conditions stay as they are.
 */
export function strictestConditions(all: FareConditions[], departure: Departure): FareConditions {
  const [first] = all;
  const wording = JSON.stringify(first);
  if (first && all.every((one) => one === first || JSON.stringify(one) === wording)) return first;
  const each = all.map((one) => tiersFor(one, departure));
  const refundAt = (instant: number) =>
    Math.min(
      ...each.map((tiers) => tiers.find(({ endsAt }) => endsAt >= instant)?.tier.refund_bp ?? 0),
    );
  const ends = new Map(each.flat().map((one) => [one.endsAt, one.tier]));
  const cancellation = [...ends]
    .sort(([one], [other]) => one - other)
    .map(([endsAt, tier]) => ({ ...tier, refund_bp: refundAt(endsAt) }))
    // Of neighbours that refund the same, the one that lasts says it all.
    .filter(({ refund_bp }, index, tiers) => refund_bp !== (tiers[index + 1]?.refund_bp ?? 0));
  const changes = all.map((one) => one.changes_until_hours);
  return {
    cancellation,
    changes_until_hours: changes.some((until) => until === null)
      ? null
      : Math.max(...changes.map(Number)),
    change_fee_minor: all.reduce((sum, one) => sum + one.change_fee_minor, 0),
  };
}
