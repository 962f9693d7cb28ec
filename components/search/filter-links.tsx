import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { Journey } from "#lib/search/journey";
import styles from "./results.module.css";
import { isFiltered, searchHref, type TravelQuery, unfiltered } from "./travel-query";

type Props = { locale: Locale; query: TravelQuery; journeys: Journey[] };

/**
 * What the list can be narrowed to, as far as that would leave some out; a filter that is on is always
 * there, and takes itself off.
 */
export function FilterLinks({ locale, query, journeys }: Props) {
  const t = translator(locale, "search");
  const filters = [
    {
      key: "direct",
      text: t("filter_direct"),
      isOn: query.direct,
      isUseful: new Set(journeys.map(({ type }) => type)).size > 1,
      changes: { direct: !query.direct },
    },
    {
      key: "cabin",
      text: t("filter_cabin"),
      isOn: query.cabinFree,
      isUseful: journeys.length > 1,
      changes: { cabinFree: !query.cabinFree },
    },
    ...operatorsOf(journeys, query.operator).map(({ code, name }, _, all) => {
      const isOn = code === query.operator;
      return {
        key: code,
        text: name,
        isOn,
        isUseful: all.length > 1,
        changes: { operator: isOn ? "" : code },
      };
    }),
  ].filter(({ isOn, isUseful }) => isOn || isUseful);
  if (filters.length === 0) return null;
  return (
    <nav aria-label={t("filter")} className={styles.links}>
      <span>{t("filter")}</span>
      {filters.map(({ key, text, isOn, changes }) => (
        <a
          key={key}
          href={searchHref(locale, query, { ...changes, page: 1 })}
          rel="nofollow"
          aria-current={isOn ? "true" : undefined}
        >
          {text}
        </a>
      ))}
      {isFiltered(query) && (
        <a href={searchHref(locale, query, { ...unfiltered, page: 1 })} rel="nofollow">
          {t("filter_off")}
        </a>
      )}
    </nav>
  );
}

/** Who sails a whole journey of these by name; one that is chosen also where nothing is left of it. */
function operatorsOf(journeys: Journey[], chosen: string): { code: string; name: string }[] {
  const found = new Map<string, string>();
  for (const { legs } of journeys) {
    const [first] = legs;
    if (first && legs.every(({ operator }) => operator.code === first.operator.code)) {
      found.set(first.operator.code, first.operator.name);
    }
  }
  if (chosen && !found.has(chosen)) found.set(chosen, chosen);
  return [...found].map(([code, name]) => ({ code, name }));
}
