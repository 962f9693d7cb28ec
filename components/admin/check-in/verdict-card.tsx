"use client";

import { useState } from "react";
import type { GatePassenger } from "#lib/boarding/gate/gate-list";
import styles from "./check-in.module.css";
import { UndoForm } from "./undo-form";
import type { Work } from "./use-gate";
import { refusals, type Shown } from "./verdict";

const shapes = {
  yes: "M6 .5 11.8 11H.2Z",
  ask: "M6 0 12 6 6 12 0 6Z",
  no: "M.8.8H11.2V11.2H.8Z",
};

type Props = { shown: Shown; work: Work; isAlarm?: boolean; onDone: () => void };

/** A verdict by shape, colour and word: a green cone for yes, a diamond for a question, a red can for no. */
export function VerdictCard({ shown, work, isAlarm, onDone }: Props) {
  const { say, booking, who, why, note, ms } = shown;
  const isWaiting = shown.isWaiting && work.waiting > 0;
  const [isUndoing, setUndoing] = useState(false);
  const people = booking?.passengers ?? [];
  const named =
    say === "no" && who.length === 0 ? people : people.filter(({ n }) => who.includes(n));
  const verb = work.stage === "boarded" ? "Aboard" : "Checked in";
  const title =
    say === "yes"
      ? `${verb}: ${who.length}`
      : say === "ask"
        ? `${who.length} of ${people.length} still to come`
        : why === "not_taken_back"
          ? "Not taken back"
          : why && why in refusals
            ? refusals[why as keyof typeof refusals].title
            : "No";
  return (
    <section
      className={styles.verdict}
      data-say={say}
      data-why={why ?? undefined}
      data-ms={Math.round(ms)}
      role={isAlarm || say === "no" ? "alert" : "status"}
    >
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d={shapes[say]} />
      </svg>
      <div className={styles.said}>
        <h2>{title}</h2>
        {booking && (
          <p className={styles.names}>
            {named.map(wordsOf).join(", ")}
            {booking.vehicles.length > 0 && ` · ${booking.vehicles.join(", ")}`}
          </p>
        )}
        {note && <p>{note}</p>}
        {isWaiting && <p>Kept on this device, to be sent.</p>}
      </div>
      <div className={styles.answers}>
        {say === "ask" && booking && (
          <button
            type="button"
            className={styles.big}
            onClick={() => void work.letThrough(booking, who, "hand")}
          >
            {`Yes, ${who.length} now`}
          </button>
        )}
        {isAlarm && (
          <button type="button" className={styles.big} onClick={onDone}>
            Seen
          </button>
        )}
        {!isAlarm && booking && (say === "yes" || why === "already") && !isUndoing && (
          <button type="button" onClick={() => setUndoing(true)}>
            Take back
          </button>
        )}
      </div>
      {isUndoing && booking && (
        <UndoForm booking={booking} who={who} work={work} onDone={() => setUndoing(false)} />
      )}
    </section>
  );
}

function wordsOf({ name, band, care }: GatePassenger): string {
  return `${name}${band === "adult" ? "" : ` (${band})`}${care ? " (special care)" : ""}`;
}
