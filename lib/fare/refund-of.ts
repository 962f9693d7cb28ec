import { roundingLine, timesBasisPoints } from "#lib/money/money";
import { type RefundedLine, refundBasisPoints } from "./refund-rule";

/**
 * What comes back of some lines at `now`, in minor units: each line by its own conditions, rounded half up,
 * and all of them together up to what Stripe can move (a refund in TND ends in 0), but never more than the
 * lines are worth.
 */
export function refundOf(
  lines: (RefundedLine & { amount_minor: number })[],
  currency: string,
  now: Date,
): number {
  const worth = lines.reduce((sum, line) => sum + line.amount_minor, 0);
  const back = lines.reduce(
    (sum, line) => sum + timesBasisPoints(line.amount_minor, refundBasisPoints(line, now)),
    0,
  );
  return Math.min(worth, back + roundingLine(back, currency));
}
