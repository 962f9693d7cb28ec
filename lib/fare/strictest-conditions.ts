import type { FareConditions } from "#db/schema/fare";

/**
 * What holds for a journey whose legs have conditions of their own: at each moment the lowest refund
 * of all, changes only while every leg allows them, and their fees (minor units) together. Equal
 * conditions stay as they are.
 */
export function strictestConditions(all: FareConditions[]): FareConditions {
  const [first] = all;
  const wording = JSON.stringify(first);
  if (first && all.every((one) => one === first || JSON.stringify(one) === wording)) return first;
  const hours = new Set(all.flatMap((one) => one.cancellation.map((tier) => tier.hours_before)));
  const cancellation = [...hours]
    .sort((one, other) => other - one)
    .map((hours_before) => ({
      hours_before,
      refund_bp: Math.min(...all.map((one) => refundAt(one, hours_before))),
    }))
    .filter(({ refund_bp }) => refund_bp > 0);
  const changes = all.map((one) => one.changes_until_hours);
  return {
    cancellation,
    changes_until_hours: changes.some((until) => until === null)
      ? null
      : Math.max(...changes.map(Number)),
    change_fee_minor: all.reduce((sum, one) => sum + one.change_fee_minor, 0),
  };
}

/** Refund in basis points with this many whole hours left. */
function refundAt(conditions: FareConditions, hoursLeft: number): number {
  return conditions.cancellation.find((tier) => hoursLeft >= tier.hours_before)?.refund_bp ?? 0;
}
