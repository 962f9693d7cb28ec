import { formatDuration } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { JourneyLeg } from "#lib/search/journey";
import styles from "./journey-notes.module.css";
import pageStyles from "./journey-page.module.css";
import type { JourneyView } from "./journey-view";

/** What one does well to know before one sails, as far as we know it. */
export function JourneyNotes({ locale, view }: { locale: Locale; view: JourneyView }) {
  const t = translator(locale, "journey");
  const { crossesBorder, clockAhead, lowDeckCm, infantMaxAge, childMaxAge, onRequest } = view.notes;
  const from = (view.legs[0] as JourneyLeg).from.name;
  const to = (view.legs.at(-1) as JourneyLeg).to.name;
  const notes = [
    t(crossesBorder ? "note_border" : "note_no_border"),
    ...(clockAhead === 0
      ? []
      : [
          t(clockAhead > 0 ? "note_clock_ahead" : "note_clock_behind", {
            from,
            to,
            time: formatDuration(Math.abs(clockAhead)),
          }),
        ]),
    t("note_ages", {
      infant: infantMaxAge,
      child_from: infantMaxAge + 1,
      child_to: childMaxAge,
      adult: childMaxAge + 1,
    }),
    ...(lowDeckCm === null
      ? []
      : [
          t("note_decks", {
            limit: new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(
              lowDeckCm / 100,
            ),
          }),
        ]),
    ...onRequest.map((operator) => t("note_request", { operator })),
  ];
  return (
    <section aria-labelledby="notes" className={pageStyles.part}>
      <h2 id="notes">{t("notes_title")}</h2>
      <ul className={styles.notes}>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </section>
  );
}
