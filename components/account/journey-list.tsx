import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import styles from "./account.module.css";

/** `day` in words, in the departure port's time. */
export type ShownJourney = {
  id: string;
  reference: string;
  from: string;
  to: string;
  day: string;
  state: "CONFIRMED" | "PENDING" | "AWAITING_OPERATOR" | "CANCELLED";
  link: string;
};

export function JourneyList({ locale, journeys }: { locale: Locale; journeys: ShownJourney[] }) {
  const t = translator(locale, "account");
  if (journeys.length === 0) return <p>{t("no_journeys")}</p>;
  return (
    <ul className={styles.list}>
      {journeys.map(({ id, reference, from, to, day, state, link }) => (
        <li key={id} className={styles.item}>
          <a href={link}>{t("journey", { from, to, day })}</a>
          <span className="quiet small">
            <span className="figures">{reference}</span> {t(`states.${state}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}
