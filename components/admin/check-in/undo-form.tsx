"use client";

import { type FormEvent, useState } from "react";
import type { GateBooking } from "#lib/boarding/gate/gate-list";
import styles from "./check-in.module.css";
import { sendUndo } from "./gate-api";
import type { Work } from "./use-gate";

type Props = { booking: GateBooking; who: number[]; work: Work; onDone: () => void };

/** Takes back that people of a booking passed: whom, and why. */
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
    const answer = await sendUndo(work.sailing.id, {
      booking_id: booking.id,
      passengers,
      stage: work.stage,
      reason: String(typed.get("reason")).trim(),
    });
    setBusy(false);
    if (answer.failed) return setProblem(answer.detail || "No answer came. Try again.");
    await work.refresh();
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
