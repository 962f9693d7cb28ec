import type { CancellationTier, FareConditions } from "#db/schema/fare";
import { leadHours } from "#lib/fare/lead-hours";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";

/** A fare's conditions as sentences, what one gets back first. */
export function conditionWords(
  conditions: FareConditions,
  currency: string,
  locale: Locale,
): string[] {
  const t = translator(locale, "fare");
  const lead = (hours: number) =>
    hours % 24 === 0 && hours > 0
      ? t("lead_days", { count: hours / 24 })
      : t("lead_hours", { count: hours });
  const share = (basisPoints: number) =>
    new Intl.NumberFormat(locale, { style: "percent" }).format(basisPoints / 10_000);
  const refund = ({ days_before, hours_before, refund_bp }: CancellationTier) => {
    const percent = share(refund_bp);
    if (days_before !== undefined) {
      const day = t("until_day", { count: days_before });
      return refund_bp === 10_000
        ? t("refund_full_day", { day })
        : t("refund_part_day", { day, percent });
    }
    if (hours_before === 0) return t("refund_anytime", { percent });
    if (refund_bp === 10_000) return t("refund_full_until", { lead: lead(hours_before) });
    return t("refund_part_until", { lead: lead(hours_before), percent });
  };

  const tiers = conditions.cancellation
    .filter((tier) => tier.refund_bp > 0)
    .toSorted((one, other) => leadHours(other) - leadHours(one));
  const lines = tiers.map(refund);
  if (tiers.length === 0) lines.push(t("refund_none"));
  else if (tiers.every((tier) => leadHours(tier) > 0)) lines.push(t("refund_rest"));
  if (tiers.some((tier) => tier.days_before !== undefined)) lines.push(t("port_time"));

  const { changes_until_hours: until, change_fee_minor: feeMinor } = conditions;
  if (until === null) lines.push(t("no_changes"));
  else if (feeMinor === 0) lines.push(t("changes_free", { lead: lead(until) }));
  else {
    const fee = formatMoney({ amount_minor: feeMinor, currency }, locale);
    lines.push(t("changes_fee", { lead: lead(until), fee }));
  }
  return lines;
}
