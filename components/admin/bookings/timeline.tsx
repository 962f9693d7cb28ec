"use client";

import { useState } from "react";
import type { TimelineEntry, TimelineKind } from "#lib/office/bookings/timeline/entry";
import { Moment } from "../parts/moment";
import { Status } from "../parts/status";
import styles from "./booking-desk.module.css";

const kinds: Record<TimelineKind, string> = {
  booking: "Booking",
  money: "Money",
  mail: "Mail",
  operator: "Operators",
  note: "Notes",
  boarding: "Gangway",
};

/** All that happened to a booking, the newest first; kinds can be left out. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  const [hidden, setHidden] = useState<TimelineKind[]>([]);
  const there = (Object.keys(kinds) as TimelineKind[]).filter((kind) =>
    entries.some((entry) => entry.kind === kind),
  );
  const shown = entries.filter(({ kind }) => !hidden.includes(kind));
  return (
    <>
      <fieldset className={styles.filter}>
        <legend className="out-of-sight">Show</legend>
        {there.map((kind) => (
          <label key={kind}>
            <input
              type="checkbox"
              checked={!hidden.includes(kind)}
              onChange={(event) =>
                setHidden(
                  event.target.checked
                    ? hidden.filter((other) => other !== kind)
                    : [...hidden, kind],
                )
              }
            />
            {`${kinds[kind]} (${entries.filter((entry) => entry.kind === kind).length})`}
          </label>
        ))}
      </fieldset>
      <ol className={styles.timeline}>
        {shown.map(({ id, at, what, detail, who, tone }) => (
          <li key={id} className={styles.entry}>
            <span className={styles.when}>
              <Moment at={at} />
            </span>
            <div className={styles.what}>
              {tone === "plain" ? <bdi>{what}</bdi> : <Status tone={tone}>{what}</Status>}
              {detail && (
                <p className={styles.detail}>
                  <bdi>{detail}</bdi>
                </p>
              )}
            </div>
            <span className={styles.who}>{who}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
