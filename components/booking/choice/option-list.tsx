import { ActionLink } from "#components/ui/action-link";
import type { RerouteOption } from "#lib/booking/rebook/reroute-options";
import { clockTime, formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { SeaPaths } from "#lib/voyage/sea-paths";
import styles from "./choice.module.css";
import { optionKey } from "./choice-words";
import { OptionCrossing } from "./option-crossing";

type Props = {
  locale: Locale;
  /** Earliest first. */
  options: RerouteOption[];
  /** When the crossing was to leave as booked. */
  was: string;
  paths: SeaPaths;
  hrefOf: (option: RerouteOption) => string;
};

/** The sailings that can be taken, a row each. */
export function OptionList({ locale, options, was, paths, hrefOf }: Props) {
  const t = translator(locale, "choice");
  const [nearest] = options.toSorted((one, other) => awayFrom(one, was) - awayFrom(other, was));
  const next = options.find(
    ({ sailings }) => Date.parse(sailings[0]?.departs_at ?? "") > Date.parse(was),
  );
  return (
    <ol className={styles.options}>
      {options.map((option) => {
        const departs = option.sailings[0]?.departs_at ?? "";
        const time = clockTime(departs);
        const marks = [
          ...(option === nearest ? [t("nearest")] : []),
          ...(option === next && option !== nearest ? [t("next")] : []),
        ];
        return (
          <li key={optionKey(option)} className={styles.option}>
            <h3 className={styles.day}>
              <span className={styles.dayWords}>{formatDay(departs, locale, "long")}</span>
              <span className="out-of-sight">, {time}</span>
              {marks.map((mark) => (
                <span key={mark} className={styles.mark}>
                  {mark}
                </span>
              ))}
            </h3>
            <OptionCrossing locale={locale} option={option} paths={paths} />
            <div className={styles.take}>
              <ActionLink
                href={hrefOf(option)}
                rel="nofollow"
                aria-label={t("take_label", { day: formatDay(departs, locale, "short"), time })}
              >
                {t("take")}
              </ActionLink>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

/** How far from the departure as booked, in milliseconds. */
export function awayFrom({ sailings }: RerouteOption, was: string): number {
  return Math.abs(Date.parse(sailings[0]?.departs_at ?? "") - Date.parse(was));
}
