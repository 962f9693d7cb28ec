import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import styles from "./all-crossings.module.css";

export type Harbour = {
  code: string;
  name: string;
  crossings: { to: string; href: string }[];
};

type Props = {
  locale: Locale;
  /** The ports one can leave from, sorted as the language sorts. */
  harbours: Harbour[];
  /** The same as a picture, for wide windows and for narrow ones. */
  wide: Picture;
  tall: Picture;
};

/** Where it is to be had, in the colours of the day and of the night. */
type Picture = { day: string; night: string; width: number; height: number };

const narrow = "(max-width: 39.99rem)";
const dark = "(prefers-color-scheme: dark)";

/** Every crossing there is: as a chart to look at, and as a list by port that everybody can use. */
export function AllCrossings({ locale, harbours, wide, tall }: Props) {
  const t = translator(locale, "home");
  if (harbours.length === 0) return null;
  const count = harbours.reduce((sum, { crossings }) => sum + crossings.length, 0);
  return (
    <section aria-labelledby="crossings" className={`wrap ${styles.section}`}>
      <h2 id="crossings">{t("crossings_title")}</h2>
      <p className={styles.lead}>{t("crossings_lead", { count, ports: harbours.length })}</p>
      <picture className={styles.chart}>
        <source media={`${narrow} and ${dark}`} srcSet={tall.night} {...sizeOf(tall)} />
        <source media={narrow} srcSet={tall.day} {...sizeOf(tall)} />
        <source media={dark} srcSet={wide.night} />
        <img
          src={wide.day}
          {...sizeOf(wide)}
          alt={translator(locale, "chart")("label_network")}
          loading="lazy"
          decoding="async"
        />
      </picture>
      <details>
        <summary className={styles.summary}>{t("crossings_list")}</summary>
        <ul className={styles.harbours}>
          {harbours.map(({ code, name, crossings }) => (
            <li key={code}>
              <h3>{name}</h3>
              <ul>
                {/* As little as can be: there are over a hundred, and a page is sent twice, as itself and for its script. */}
                {crossings.map(({ to, href }) => (
                  <li key={to}>
                    <a aria-label={t("route", { from: name, to })} href={href}>
                      {to}
                    </a>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function sizeOf({ width, height }: Picture) {
  return { width, height };
}
