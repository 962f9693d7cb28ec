"use client";

import { useEffect, useState } from "react";
import type { Stage } from "#lib/boarding/gate/gate-list";
import { shortPort } from "#lib/ticket/port-words";
import { ByHand } from "./by-hand";
import { Camera } from "./camera";
import styles from "./check-in.module.css";
import { clockAt } from "./clock";
import { GateState } from "./gate-state";
import type { KeptList, Worker } from "./gate-store";
import { wakeSignals } from "./signals";
import { useGate } from "./use-gate";
import { useTypedScanner } from "./use-typed-scanner";
import { VerdictCard } from "./verdict-card";

type Props = {
  list: KeptList;
  stage: Stage;
  device: { id: string; name: string };
  worker: Worker;
  onLeave: () => void;
};

/** A gangway at work: the last verdict, large; the camera; what this device knows; people by hand. */
export function GateScreen({ list, stage, device, worker, onLeave }: Props) {
  const work = useGate(list, stage, device, worker);
  const { sailing, bookings, shown } = work;
  const [hasCamera, setCamera] = useState(true);
  const [isByHand, setByHand] = useState(false);
  useTypedScanner((code) => void work.scan(code, "scanner"));
  useEffect(() => {
    // A phone at a gangway stays awake, where the browser can hold it so.
    const lock = navigator.wakeLock?.request("screen").catch(() => null);
    return () => void lock?.then((held) => held?.release());
  }, []);

  const people = bookings.flatMap(({ passengers, through }) => (through ? [] : passengers));
  const passed = people.filter((one) =>
    stage === "boarded" ? one.boarded_at : (one.checked_in_at ?? one.boarded_at),
  ).length;
  return (
    <div className={styles.gate}>
      <header className={styles.top}>
        <div>
          <h1>
            {`${clockAt(sailing.departs_at, sailing.from.zone)} ${shortPort(sailing.from)} → ${shortPort(sailing.to)}`}
          </h1>
          <p className="quiet small">
            {`${stage === "boarded" ? "Boarding" : "Check-in"} · ${sailing.vessel} · ${device.name}`}
          </p>
        </div>
        <p className={styles.count}>
          <strong className="figures">{passed}</strong>
          <span>{`of ${people.length}`}</span>
        </p>
      </header>
      <GateState work={work} />
      {work.alarms.map((alarm) => (
        <VerdictCard
          key={alarm.id}
          shown={alarm}
          work={work}
          isAlarm
          onDone={() => work.forgetAlarm(alarm.id)}
        />
      ))}
      {shown ? (
        <VerdictCard key={shown.id} shown={shown} work={work} onDone={work.forgetShown} />
      ) : (
        <p className={styles.ready}>Ready to scan</p>
      )}
      {isByHand ? (
        <ByHand work={work} onClose={() => setByHand(false)} />
      ) : (
        hasCamera && <Camera onCode={(code) => void work.scan(code, "camera")} />
      )}
      <div className={styles.ways}>
        <button type="button" onClick={() => setByHand(!isByHand)}>
          {isByHand ? "Scan again" : "By hand"}
        </button>
        <button
          type="button"
          aria-pressed={hasCamera}
          onClick={() => {
            wakeSignals();
            setCamera(!hasCamera);
          }}
        >
          {hasCamera ? "Camera off" : "Camera on"}
        </button>
        <button type="button" onClick={onLeave}>
          Other sailing
        </button>
        <a href={`/admin/sailings/${sailing.id}/manifest`}>Manifest</a>
      </div>
    </div>
  );
}
