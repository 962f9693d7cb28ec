import type { CancellationTier, FareConditions } from "#db/schema/fare";
import { leadHours } from "#lib/fare/lead-hours";
import { type CountedFrom, deadlineBefore, isOver, tierDeadline } from "#lib/fare/tier-deadline";
import { clockTime, formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";

/** The departure a fare's conditions are counted from, and when they are sold: what was over by then is not said. */
export type Sold = CountedFrom & { now: Date };

/** A fare's conditions as sentences, what one gets back first; days and times are the port of departure's. */
export function conditionWords(
  conditions: FareConditions,
  currency: string,
  locale: Locale,
  sold: Sold,
): string[] {
  const t = translator(locale, "fare");
  const until = (deadline: string) => ({
    day: formatDay(deadline, locale, "short").replaceAll(" ", "\u00a0"),
    time: clockTime(deadline),
  });
  const refund = (tier: CancellationTier) => {
    const percent = new Intl.NumberFormat(locale, { style: "percent" }).format(
      tier.refund_bp / 10_000,
    );
    if (isAnytime(tier)) return t("refund_anytime", { percent });
    const deadline = until(tierDeadline(tier, sold));
    return tier.refund_bp === 10_000
      ? t("refund_full", deadline)
      : t("refund_part", { ...deadline, percent });
  };

  const tiers = conditions.cancellation
    .filter((tier) => tier.refund_bp > 0 && !isOver(tierDeadline(tier, sold), sold, sold.now))
    .toSorted((one, other) => leadHours(other) - leadHours(one));
  const lines = tiers.map(refund);
  if (tiers.length === 0) lines.push(t("refund_none"));
  else if (tiers.every((tier) => leadHours(tier) > 0)) lines.push(t("refund_rest"));
  if (tiers.some((tier) => !isAnytime(tier))) lines.push(t("port_time"));

  const { changes_until_hours: hours, change_fee_minor: feeMinor } = conditions;
  const last = hours === null ? null : deadlineBefore(hours, sold);
  if (last === null || isOver(last, sold, sold.now)) lines.push(t("no_changes"));
  else if (feeMinor === 0) lines.push(t("changes_free", until(last)));
  else {
    const fee = formatMoney({ amount_minor: feeMinor, currency }, locale);
    lines.push(t("changes_fee", { ...until(last), fee }));
  }
  return lines;
}

/** Until the ship leaves: that needs no clock. */
function isAnytime(tier: CancellationTier): boolean {
  return tier.days_before === undefined && tier.hours_before <= 0;
}
