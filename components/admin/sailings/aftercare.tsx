"use client";

import Link from "next/link";
import type { AftercareState } from "#lib/office/sailings/read-aftercare";
import type { SailingDetail } from "#lib/office/sailings/read-sailing";
import { Figure, Figures } from "../parts/figure";
import { Panel } from "../parts/panel";
import { CancelDialog } from "./cancel-dialog";
import styles from "./sailing.module.css";

type Props = { sailing: SailingDetail; state: AftercareState; mayChange: boolean };

/** How far everybody of a cancelled sailing is looked after, as it goes on. */
export function Aftercare({ sailing, state, mayChange }: Props) {
  const done = Object.values(state.done).reduce((sum, count) => sum + count, 0);
  const open = state.stuck.length + state.asked + state.undecided;
  return (
    <Panel
      id="aftercare"
      title="Who was booked"
      beside={mayChange && open > 0 && <CancelDialog sailing={sailing} isAgain />}
    >
      <div className={styles.progress}>
        <p role="status">
          {done === state.all
            ? `All ${state.all} are looked after.`
            : `${done} of ${state.all} are looked after.`}
        </p>
        <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
          <rect width="100" height="8" className={styles.all} />
          <rect width={(done / state.all) * 100} height="8" className={styles.done} />
        </svg>
      </div>
      <Figures>
        <Figure label="Money back" value={state.done.refunded ?? 0} tone="good" />
        <Figure label="On another sailing" value={state.done.moved ?? 0} tone="good" />
        {state.done.ended !== undefined && (
          <Figure label="Ended otherwise" value={state.done.ended} />
        )}
        <Figure label="Being seen to" value={state.waiting} />
        <Figure label="Asked, no answer yet" value={state.asked} />
        <Figure
          label="Need a person"
          value={state.stuck.length + state.undecided}
          tone={state.stuck.length + state.undecided > 0 ? "bad" : "plain"}
        />
      </Figures>
      {state.stuck.length > 0 && (
        <ul>
          {state.stuck.map(({ booking_id: id, reference, why }) => (
            <li key={id}>
              <Link href={`/admin/bookings/${id}`} prefetch={false}>
                {reference}
              </Link>
              {`: ${why}`}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
