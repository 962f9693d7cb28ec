"use client";

import { type FormEvent, useState } from "react";
import type { GateBooking } from "#lib/boarding/gate/gate-list";
import styles from "./check-in.module.css";
import type { Work } from "./use-gate";

type Props = { booking: GateBooking; who: number[]; work: Work; onDone: () => void };

/** Takes back that people of a booking passed: whom, and why. Without network it waits as scans do. */
export function UndoForm({ booking, who, work, onDone }: Props) {
  const [problem, setProblem] = useState("");
  const [isBusy, setBusy] = useState(false);
  async function undo(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const typed = new FormData(event.currentTarget);
    const passengers = typed.getAll("who").map(Number);
    if (passengers.length === 0) return setProblem("Choose whom.");
    setBusy(true);
    const reason = String(typed.get("reason")).trim();
    const against = await work.takeThemBack(booking, passengers, reason);
    setBusy(false);
    if (against) return setProblem(against);
    work.forgetShown();
    onDone();
  }
  return (
    <form className={styles.undo} onSubmit={undo}>
      <fieldset>
        <legend>Take back</legend>
        {booking.passengers.map(({ n, name }) => (
          <label key={n} className={styles.pick}>
            <input
              type="checkbox"
              name="who"
              value={n}
              defaultChecked={who.length === 0 || who.includes(n)}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <label className={styles.reason}>
        Why
        <input name="reason" required minLength={3} maxLength={300} autoComplete="off" />
      </label>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={styles.answers}>
        <button type="submit" aria-disabled={isBusy}>
          Take back
        </button>
        <button type="button" onClick={onDone}>
          Leave it
        </button>
      </div>
    </form>
  );
}
