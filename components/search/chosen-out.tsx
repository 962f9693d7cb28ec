import { Notice } from "#components/ui/notice";
import { clockTime, formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { formatMoney } from "#lib/money/format-money";
import type { Journey } from "#lib/search/journey";
import styles from "./results.module.css";
import { searchHref, type TravelQuery } from "./travel-query";

type Props = { locale: Locale; query: TravelQuery; out: Journey | null };

/** The way out, while the way back is being chosen. */
export function ChosenOut({ locale, query, out }: Props) {
  const t = translator(locale, "search");
  const first = out?.legs[0];
  const last = out?.legs.at(-1);
  if (!out || !first || !last) {
    return (
      <Notice look="bad">
        <p>{t("out_gone")}</p>
      </Notice>
    );
  }
  const days = out.arrival_day_offset;
  return (
    <div className={styles.chosen}>
      <p>
        <strong>{t("chosen_out")}</strong>
        <br />
        {t("chosen_day", { day: formatDay(first.departs_at, locale, "short") })}{" "}
        {t("departs", { port: first.from.name, time: clockTime(first.departs_at) })},{" "}
        {t("arrives", { port: last.to.name, time: clockTime(last.arrives_at) })}
        {days > 0 && ` ${t("next_day", { days })}`}. {formatMoney(out.price, locale)}
      </p>
      <a href={searchHref(locale, query, { out: "" })}>{t("change_out")}</a>
    </div>
  );
}
