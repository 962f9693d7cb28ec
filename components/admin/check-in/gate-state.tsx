"use client";

import { useEffect, useState } from "react";
import styles from "./check-in.module.css";
import { ageOf } from "./clock";
import type { Work } from "./use-gate";

/** Says whether there is network, how old the list is, what waits to be sent and whose, and what was refused. */
export function GateState({ work }: { work: Work }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(tick);
  }, []);
  const { hears, isOnline, asOf, waiting, others, refusal } = work;
  const line =
    hears === "signed_out"
      ? "Signed out"
      : isOnline
        ? "Online"
        : "Offline: this device decides alone";
  return (
    <div className={styles.state} data-state={isOnline ? "online" : "offline"}>
      <p role="status">
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path d={isOnline ? "M6 1 11.5 11H.5Z" : "M1 1H11V11H1Z"} />
        </svg>
        {line}
      </p>
      <p>{`List ${ageOf(asOf, now)} old`}</p>
      <p>{waiting === 0 ? "All sent" : `${waiting} to send`}</p>
      {refusal && <p role="alert" className={styles.problem}>{`Not taken: ${refusal}`}</p>}
      {others.map(({ name, count }) => (
        <p key={name}>{`Waiting for ${name} to sign in here: ${count}`}</p>
      ))}
      {hears === "signed_out" && <a href="/admin/sign-in?from=/admin/check-in">Sign in to send</a>}
    </div>
  );
}
