import type { FareConditions } from "#db/schema/fare";

/** "Changes until 24 hours before". The fee is in minor units of a currency that is the tariff's: it is told as such. */
export function changeWords({ changes_until_hours: hours, change_fee_minor: fee }: FareConditions) {
  if (hours === null) return "No changes";
  const until = `Changes until ${hours} hour${hours === 1 ? "" : "s"} before`;
  return fee === 0 ? `${until}, free` : `${until}, for a fee of ${fee.toLocaleString("en")}`;
}

/** "80 % until 7 days before, 50 % until 48 hours before, then nothing". */
export function refundWords({ cancellation }: FareConditions): string {
  const tiers = cancellation.map(({ refund_bp, hours_before, days_before }) => {
    const [count, unit] = days_before === undefined ? [hours_before, "hour"] : [days_before, "day"];
    const lead = `${count} ${unit}${count === 1 ? "" : "s"}`;
    return `${refund_bp / 100} % until ${lead} before`;
  });
  return [...tiers, tiers.length === 0 ? "Nothing back" : "then nothing"].join(", ");
}

/** "1,234"; "5,000 or more" where counting ended. */
export function countWords(count: number, most: number): string {
  const words = count.toLocaleString("en");
  return count >= most ? `${words} or more` : words;
}

const dayFormat = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** "1 Jun 2027 – 30 Sept 2027" of ISO days; "any day" where both ends are open. */
export function windowWords(from: string | null, until: string | null): string {
  const day = (date: string) => dayFormat.format(new Date(`${date}T00:00:00Z`));
  if (!from && !until) return "any day";
  if (!from) return `until ${day(until as string)}`;
  return until ? `${day(from)} – ${day(until)}` : `from ${day(from)}`;
}
