import type { FareConditions } from "#db/schema/fare";

/** "80 % until 7 days before, 50 % until 48 hours before, then nothing". */
export function refundWords({ cancellation }: FareConditions): string {
  const tiers = cancellation.map(({ refund_bp, hours_before, days_before }) => {
    const lead = days_before === undefined ? `${hours_before} hours` : `${days_before} days`;
    return `${refund_bp / 100} % until ${lead} before`;
  });
  return [...tiers, tiers.length === 0 ? "Nothing back" : "then nothing"].join(", ");
}

/** "1 June to 30 September 2027" in ISO days; "any day" where both ends are open. */
export function windowWords(from: string | null, until: string | null): string {
  if (!from && !until) return "Any day";
  if (!from) return `Until ${until}`;
  return until ? `${from} to ${until}` : `From ${from}`;
}
