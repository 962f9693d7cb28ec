"use client";

import { useEffect, useState } from "react";
import { SelectField } from "#components/ui/select-field";
import { TextField } from "#components/ui/text-field";
import type { GateSailing, Stage } from "#lib/boarding/gate/gate-list";
import styles from "./check-in.module.css";
import { dayAt } from "./clock";
import { askList, askPlaces, type GatePlaces } from "./gate-api";
import { type KeptList, keepList, readList, readSetting, type Settings } from "./gate-store";
import { wakeSignals } from "./signals";

type Props = { onChosen: (list: KeptList, settings: Settings) => Promise<void> };

const stages: { value: Stage; label: string }[] = [
  { value: "boarded", label: "Boarding, at the gangway" },
  { value: "checked_in", label: "Check-in, at the desk" },
];

/** Where this device stands, what it is called, and which sailing it works on. */
export function ChooseSailing({ onChosen }: Props) {
  const [port, setPort] = useState("");
  const [name, setName] = useState("Gangway 1");
  const [id, setId] = useState("");
  const [stage, setStage] = useState<Stage>("boarded");
  /** With the port that was asked about. */
  const [places, setPlaces] = useState<(GatePlaces & { of: string }) | null>(null);
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState<string | null>(null);

  useEffect(() => {
    readSetting<Settings>("gate").then((settings) => {
      setId(settings?.device.id ?? crypto.randomUUID());
      if (!settings) return;
      setName(settings.device.name);
      setPort(settings.port);
      setStage(settings.stage);
    });
  }, []);
  useEffect(() => {
    let isCurrent = true;
    askPlaces(port).then((answer) => {
      if (!isCurrent) return;
      if (answer.data) setPlaces({ ...answer.data, of: port });
      setProblem(answer.failed ? words(answer.failed) : "");
    });
    return () => {
      isCurrent = false;
    };
  }, [port]);

  async function choose(sailing: GateSailing) {
    wakeSignals();
    setBusy(sailing.id);
    setProblem("");
    const answer = await askList(sailing.id);
    if (answer.data) await keepList(answer.data);
    const list = await readList(sailing.id);
    if (list) await onChosen(list, { device: { id, name: name.trim() || "Gangway" }, port, stage });
    else setProblem(words(answer.failed ?? "away"));
    setBusy(null);
  }

  return (
    <div className={styles.choose}>
      <h1>Check-in</h1>
      <div className={styles.fields}>
        <SelectField
          id="port"
          label="Port"
          value={port}
          onChange={(event) => setPort(event.target.value)}
        >
          <option value="">Choose a port</option>
          {places?.ports.map(({ code, name: called }) => (
            <option key={code} value={code}>
              {called}
            </option>
          ))}
        </SelectField>
        <TextField
          id="device"
          label="This device"
          hint="Others read it when a ticket was here before"
          value={name}
          maxLength={40}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        <fieldset className={styles.stages}>
          <legend>Work</legend>
          {stages.map(({ value, label }) => (
            <label key={value}>
              <input
                type="radio"
                name="stage"
                value={value}
                checked={stage === value}
                onChange={() => setStage(value)}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
      </div>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {port !== "" && places?.of === port && (
        <section aria-labelledby="sailings-title">
          <h2 id="sailings-title">Sailings</h2>
          {places.sailings.length === 0 && !problem && (
            <p className="quiet">Nothing sails from here within a day.</p>
          )}
          <ul className={styles.sailings}>
            {places.sailings.map((sailing) => (
              <li key={sailing.id}>
                <button
                  type="button"
                  aria-disabled={busy !== null}
                  onClick={() => busy === null && choose(sailing)}
                >
                  <strong>{`${dayAt(sailing.departs_at, sailing.from.zone)} → ${sailing.to.name}`}</strong>
                  <span>
                    {`${sailing.vessel}, ${sailing.operator}`}
                    {sailing.status === "cancelled" && " · cancelled"}
                    {busy === sailing.id && " · getting its list"}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function words(failed: "away" | "signed_out" | "refused"): string {
  if (failed === "signed_out") return "You are signed out. Sign in again.";
  return "No network. A sailing's list is needed once, before its scans can be made without.";
}
