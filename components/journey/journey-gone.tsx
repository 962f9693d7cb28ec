import { ActionLink } from "#components/ui/action-link";
import { Notice } from "#components/ui/notice";
import { formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { JourneyLeg } from "#lib/search/journey";
import { lackWords } from "../search/lack-words";
import { searchHref } from "../search/travel-query";
import styles from "./journey-gone.module.css";
import type { JourneyView } from "./journey-view";

/** Why this journey cannot be booked, and the way to others. */
export function JourneyGone({ locale, view }: { locale: Locale; view: JourneyView }) {
  const t = translator(locale, "journey");
  const { lacks, query, legs, listHref } = view;
  const first = legs[0] as JourneyLeg;
  const last = legs.at(-1) as JourneyLeg;
  const hasLeft = lacks.some(({ what }) => what === "departed");
  const isOff = lacks.some(({ what }) => what === "closed" || what === "cancelled");
  return (
    <section aria-labelledby="gone" className={styles.gone}>
      <h2 id="gone">{t(hasLeft ? "left_title" : isOff ? "off_title" : "full_title")}</h2>
      {!hasLeft && (
        <Notice look="bad">
          {lacks.map((lack) => (
            <p key={lack.what}>{lackWords(lack, locale)}</p>
          ))}
        </Notice>
      )}
      <p>
        {hasLeft ? (
          <ActionLink
            href={searchHref(locale, query, {
              from: first.from.code,
              to: last.to.code,
              date: view.today,
              returnDate: "",
              out: "",
            })}
          >
            {t("next_sailings")}
          </ActionLink>
        ) : (
          <ActionLink href={listHref}>
            {t("that_day", { day: formatDay(first.departs_at, locale, "short") })}
          </ActionLink>
        )}
      </p>
    </section>
  );
}
