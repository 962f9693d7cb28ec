import { clockTime, formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";
import type { Recommendation } from "./recommendation";

/** What a traveller reads of a recommendation: when (and where, if elsewhere), why, and for how much. */
export function recommendationWords(
  one: Omit<Recommendation, "words">,
  isSameRoute: boolean,
  locale: Locale,
): Recommendation["words"] {
  const t = translator(locale, "recommendations");
  const when = `${formatDay(one.departs_at, locale, "short")}, ${clockTime(one.departs_at)}`;
  return {
    title: isSameRoute ? when : t("elsewhere", { from: one.from.name, to: one.to.name, when }),
    reason: reasonOf(),
    price: formatMoney(one.price, locale),
  };

  function reasonOf(): string {
    const days = Math.abs(one.day_difference);
    const way =
      one.day_difference === 0 ? "same_day" : one.day_difference > 0 ? "later" : "earlier";
    if (one.reason === "better_day_better_price" && one.price_difference) {
      const { amount_minor, currency } = one.price_difference;
      const saving = formatMoney({ amount_minor: -amount_minor, currency }, locale);
      return t(`cheaper_${way}`, { days, saving });
    }
    if (one.reason === "other_day") return t(`day_${way}`, { days });
    return t(one.reason === "better_day_better_price" ? "also_looked_at" : one.reason);
  }
}
