"use client";

import { useState } from "react";
import { SelectField } from "#components/ui/select-field";
import { TextField } from "#components/ui/text-field";
import { usualSizes, type Vehicle, type VehicleKind, vehicleKinds } from "#lib/party/party";
import styles from "./search-form.module.css";

export type VehicleWords = Record<"vehicle" | "none" | "length" | "height", string> &
  Record<"length_hint" | "height_hint" | "usual", string> & { kinds: Record<VehicleKind, string> };

type Props = { words: VehicleWords; vehicle: Vehicle | null };

/** The sizes show themselves when there is a vehicle (CSS :has); script only fills in the usual ones. */
export function VehicleFields({ words, vehicle }: Props) {
  const [length, setLength] = useState(vehicle ? String(vehicle.length_cm) : "");
  const [height, setHeight] = useState(vehicle ? String(vehicle.height_cm) : "");

  function takeUsual(kind: string) {
    const usual = vehicleKinds.find((name) => name === kind);
    setLength(usual ? String(usualSizes[usual].length_cm) : "");
    setHeight(usual ? String(usualSizes[usual].height_cm) : "");
  }

  const size = { type: "text", inputMode: "numeric", pattern: "[0-9]{2,4}" } as const;
  return (
    <div className={styles.vehicle}>
      <SelectField
        id="vehicle"
        name="vehicle"
        label={words.vehicle}
        defaultValue={vehicle?.kind ?? ""}
        onChange={(event) => takeUsual(event.target.value)}
      >
        <option value="">{words.none}</option>
        {vehicleKinds.map((kind) => (
          <option key={kind} value={kind}>
            {words.kinds[kind]}
          </option>
        ))}
      </SelectField>
      <div className={styles.size}>
        <TextField
          id="vehicle_length_cm"
          name="vehicle_length_cm"
          label={words.length}
          hint={words.length_hint}
          value={length}
          onChange={(event) => setLength(event.target.value)}
          {...size}
        />
      </div>
      <div className={styles.size}>
        <TextField
          id="vehicle_height_cm"
          name="vehicle_height_cm"
          label={words.height}
          hint={words.height_hint}
          value={height}
          onChange={(event) => setHeight(event.target.value)}
          {...size}
        />
      </div>
      <p className={`${styles.size} ${styles.usual}`}>{words.usual}</p>
    </div>
  );
}
