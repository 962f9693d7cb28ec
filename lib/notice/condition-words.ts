import type { CancellationTier, FareConditions } from "#db/schema/fare";
import { leadHours } from "#lib/fare/lead-hours";
import { formatMoney } from "#lib/money/format-money";
import type { Translate } from "./translate";

/** A fare's conditions as sentences, in the order a traveller asks: what comes back, and can it be changed. */
export function conditionWords(
  conditions: FareConditions,
  currency: string,
  language: string,
  t: Translate,
): string[] {
  const tiers = conditions.cancellation
    .filter((tier) => tier.refund_bp > 0)
    .toSorted((one, other) => leadHours(other) - leadHours(one));
  const last = tiers.at(-1);
  const lines = tiers.map((tier) => tierWords(tier, tier.refund_bp / 100, t));
  if (!last) lines.push(t("conditions.never"));
  else if (leadHours(last) > 0) lines.push(t("conditions.later"));
  if (tiers.some((tier) => tier.days_before !== undefined)) lines.push(t("conditions.portTime"));
  lines.push(changeWords(conditions, currency, language, t));
  return lines;
}

function tierWords(tier: CancellationTier, percent: number, t: Translate): string {
  if (tier.days_before !== undefined) {
    const days = tier.days_before;
    const day = days === 1 ? t("conditions.untilDayBefore") : t("conditions.untilDay", { days });
    return percent === 100
      ? t("conditions.fullDay", { day })
      : t("conditions.partDay", { day, percent });
  }
  const hours = tier.hours_before;
  if (hours <= 0) return t("conditions.always", { percent });
  const time = timeWords(hours, t);
  return percent === 100 ? t("conditions.full", { time }) : t("conditions.part", { time, percent });
}

function changeWords(
  { changes_until_hours: hours, change_fee_minor: feeMinor }: FareConditions,
  currency: string,
  language: string,
  t: Translate,
): string {
  if (hours === null) return t("conditions.noChanges");
  const time = timeWords(hours, t);
  const fee = formatMoney({ amount_minor: feeMinor, currency }, language);
  if (hours <= 0) {
    return feeMinor === 0
      ? t("conditions.changesFreeDeparture")
      : t("conditions.changesDeparture", { fee });
  }
  return feeMinor === 0
    ? t("conditions.changesFree", { time })
    : t("conditions.changesFee", { fee, time });
}

/** Whole days from three days up, hours below: "7 days", "48 hours". */
function timeWords(hours: number, t: Translate): string {
  return hours >= 72 && hours % 24 === 0
    ? t("conditions.days", { days: hours / 24 })
    : t("conditions.hours", { hours });
}
