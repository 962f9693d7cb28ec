import { clockTime, formatDuration, localDate } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { Seller, UnsoldCrossings, UnsoldInterval } from "#lib/search/unsold-crossings";
import styles from "./unsold-list.module.css";

type Props = { locale: Locale; crossings: UnsoldCrossings };

/** What else crosses on a day, and who sells it. Nothing where there is nothing. */
export function UnsoldList({ locale, crossings: { sailings, intervals } }: Props) {
  const t = translator(locale, "unsold");
  if (sailings.length + intervals.length === 0) return null;
  return (
    <section aria-labelledby="unsold" className={styles.unsold}>
      <h3 id="unsold">{t("heading")}</h3>
      <p className="quiet">{t("lead")}</p>
      <ul className={styles.list}>
        {intervals.map((interval) => (
          <li key={JSON.stringify(interval)} className={styles.line}>
            <div>
              <p className={styles.time}>{intervalWords(interval, locale)}</p>
              <p className="quiet small">{formatDuration(interval.duration_minutes)}</p>
            </div>
            <SellerLink seller={interval.seller} />
          </li>
        ))}
        {sailings.map((sailing) => (
          <li key={JSON.stringify(sailing)} className={styles.line}>
            <div>
              <p className={styles.time}>
                <time dateTime={sailing.departs_at}>{clockTime(sailing.departs_at)}</time>
                {" – "}
                <time dateTime={sailing.arrives_at}>{clockTime(sailing.arrives_at)}</time>
                {localDate(sailing.arrives_at) > localDate(sailing.departs_at) &&
                  ` ${t("later_day")}`}
              </p>
              <p className="quiet small">
                {[
                  formatDuration(sailing.duration_minutes),
                  ...(sailing.calls > 0 ? [t("calls", { count: sailing.calls })] : []),
                  ...(sailing.by_arrangement ? [t("by_arrangement")] : []),
                ].join(" · ")}
              </p>
            </div>
            <SellerLink seller={sailing.seller} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function intervalWords({ every_minutes, first, last }: UnsoldInterval, locale: Locale): string {
  const t = translator(locale, "unsold");
  const every = { minutes: every_minutes };
  return first && last ? t("interval", { ...every, first, last }) : t("interval_all_day", every);
}

function SellerLink({ seller: { name, url } }: { seller: Seller }) {
  if (!url) return <span className={styles.seller}>{name}</span>;
  return (
    <a className={styles.seller} href={url} rel="noopener nofollow external">
      {name}
    </a>
  );
}
