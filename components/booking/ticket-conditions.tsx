import type { BookingView } from "#lib/booking/booking-view";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { crossings } from "#lib/ticket/crossings";
import { conditionWords } from "../fare/condition-words";
import { fareName } from "../fare/fare-name";
import styles from "./ticket.module.css";

/** The conditions as sold; equal ones of several crossings are said once. */
export function TicketConditions({ locale, booking }: { locale: Locale; booking: BookingView }) {
  const t = translator(locale, "ticket");
  const sold = new Map<string, { heading: string; lines: string[] }>();
  for (const { operator, legs } of crossings(booking.legs)) {
    const leg = legs[0];
    if (!leg) continue;
    const lines = conditionWords(leg.conditions, booking.total.currency, locale);
    const heading = `${operator.name}, ${fareName(leg.fare, locale)}`;
    sold.set(`${heading} ${lines.join(" ")}`, { heading, lines });
  }
  return (
    <section className={styles.conditions}>
      <h2 className={styles.label}>{t("conditions")}</h2>
      {[...sold.values()].map(({ heading, lines }) => (
        <p key={`${heading} ${lines[0]}`}>
          <strong>{heading}.</strong> {lines.join(" ")}
        </p>
      ))}
    </section>
  );
}
