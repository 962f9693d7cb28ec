import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { crossings } from "#lib/ticket/crossings";
import { journeyStart } from "#lib/ticket/journey-start";
import { conditionWords } from "../fare/condition-words";
import { fareName } from "../fare/fare-name";
import { liveLegs } from "./still-there";
import styles from "./ticket.module.css";

/** The conditions as sold; equal ones of several crossings are said once. */
export function TicketConditions({ locale, booking }: { locale: Locale; booking: BookingView }) {
  const t = translator(locale, "ticket");
  const sold = crossings(liveLegs(booking)).flatMap(({ operator, legs, from, to }) => {
    const leg = legs[0];
    if (!leg) return [];
    const lines = conditionWords(leg.conditions, booking.total.currency, locale, {
      ...journeyStart(booking, leg),
      now: new Date(booking.created_at),
    });
    const terms = `${operator.name}, ${fareName(leg.fare, locale)}`;
    return { terms, route: `${from.name} – ${to.name}`, lines, words: lines.join(" ") };
  });
  // One fare may be sold by other conditions on another day.
  const isOne = (terms: string) =>
    new Set(sold.filter((one) => one.terms === terms).map(({ words }) => words)).size === 1;
  const said = new Map(
    sold.map(({ terms, route, lines, words }) => {
      const heading = isOne(terms) ? terms : `${terms}, ${route}`;
      return [`${heading} ${words}`, { heading, lines }];
    }),
  );
  return (
    <section className={styles.conditions}>
      <h2 className={styles.label}>{t("conditions")}</h2>
      {[...said.values()].map(({ heading, lines }) => (
        <p key={`${heading} ${lines.join(" ")}`}>
          <strong>{heading}.</strong> {lines.join(" ")}
        </p>
      ))}
    </section>
  );
}
