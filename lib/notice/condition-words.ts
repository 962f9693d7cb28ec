import type { CancellationTier, FareConditions } from "#db/schema/fare";
import { leadHours } from "#lib/fare/lead-hours";
import { type CountedFrom, deadlineBefore, isOver, tierDeadline } from "#lib/fare/tier-deadline";
import { clockTime, formatDay } from "#lib/language/format-time";
import { formatMoney } from "#lib/money/format-money";
import type { Language } from "#lib/ticket/language";
import type { Translate } from "./translate";

/** What a booking's conditions are counted from, and when it was made: what was over by then was never to be had. */
export type Sold = CountedFrom & { now: Date };

/** A fare's conditions as sentences, in the order a traveller asks: what comes back, and can it be changed. */
export function conditionWords(
  conditions: FareConditions,
  currency: string,
  sold: Sold,
  language: Language,
  t: Translate,
): string[] {
  const until = (deadline: string) => ({
    day: formatDay(deadline, language, "short").replaceAll(" ", "\u00a0"),
    time: clockTime(deadline),
  });
  const refund = (tier: CancellationTier) => {
    const percent = tier.refund_bp / 100;
    if (isAnytime(tier)) return t("conditions.always", { percent });
    const deadline = until(tierDeadline(tier, sold));
    return percent === 100
      ? t("conditions.full", deadline)
      : t("conditions.part", { ...deadline, percent });
  };
  const tiers = conditions.cancellation
    .filter((tier) => tier.refund_bp > 0 && !isOver(tierDeadline(tier, sold), sold, sold.now))
    .toSorted((one, other) => leadHours(other) - leadHours(one));
  const last = tiers.at(-1);
  const lines = tiers.map(refund);
  if (!last) lines.push(t("conditions.never"));
  else if (leadHours(last) > 0) lines.push(t("conditions.later"));
  if (tiers.some((tier) => !isAnytime(tier))) lines.push(t("conditions.portTime"));

  const { changes_until_hours: hours, change_fee_minor: feeMinor } = conditions;
  const fee = formatMoney({ amount_minor: feeMinor, currency }, language);
  const change = hours === null ? null : deadlineBefore(hours, sold);
  if (change === null || isOver(change, sold, sold.now)) {
    return [...lines, t("conditions.noChanges")];
  }
  if (hours === 0) {
    const free = t("conditions.changesFreeDeparture");
    lines.push(feeMinor === 0 ? free : t("conditions.changesDeparture", { fee }));
  } else {
    const free = t("conditions.changesFree", until(change));
    lines.push(feeMinor === 0 ? free : t("conditions.changesFee", { ...until(change), fee }));
  }
  lines.push(t("conditions.changesHow"));
  return lines;
}

/** Until the ship leaves: that needs no clock. */
function isAnytime(tier: CancellationTier): boolean {
  return tier.days_before === undefined && tier.hours_before <= 0;
}
