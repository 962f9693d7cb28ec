"use client";

import { CabinChoice } from "./cabin-choice";
import type { Checkout, CheckoutJourney } from "./checkout";
import styles from "./checkout.module.css";
import { FareChoice } from "./fare-choice";
import type { DraftEditor } from "./use-draft";

type Props = { checkout: Checkout; journey: CheckoutJourney; index: number; editor: DraftEditor };

/** One crossing: what it is, its fare, where one sleeps. */
export function JourneyPart({ checkout, journey, index, editor }: Props) {
  const { currency, locale } = checkout;
  const fareCode = editor.draft.fares[index] ?? "";
  return (
    <section className={styles.part} aria-labelledby={`journey-${index}`}>
      <div className={styles.crossing}>
        <h2 id={`journey-${index}`}>{journey.heading}</h2>
        <p>{journey.day}</p>
        <p className="quiet">{journey.sentence}</p>
      </div>
      <FareChoice
        journey={journey}
        index={index}
        chosen={fareCode}
        currency={currency}
        locale={locale}
        onChoose={(code) => editor.chooseFare(index, code)}
      />
      {journey.aboard.map((aboard) => (
        <CabinChoice
          key={aboard.key}
          aboard={aboard}
          showsPorts={journey.aboard.length > 1}
          isLong={journey.isLong}
          fareCode={fareCode}
          chosen={editor.draft.cabins[aboard.key] ?? {}}
          currency={currency}
          locale={locale}
          onChange={(kind, quantity) => editor.setCabins(aboard.key, kind, quantity)}
        />
      ))}
    </section>
  );
}
