"use client";

import { useState } from "react";
import { TextField } from "#components/ui/text-field";
import type { SailingDetail } from "#lib/office/sailings/read-sailing";
import { ChangeDialog } from "./change-dialog";
import styles from "./sailing.module.css";
import { levelWords } from "./sailing-words";

/** Sets a sailing's price level for whoever asks from now on. */
export function PriceDialog({ sailing }: { sailing: SailingDetail }) {
  const [percent, setPercent] = useState(String(sailing.price_level_bp / 100));
  const level = Math.round(Number(percent) * 100);
  return (
    <ChangeDialog
      title="Price level"
      action="Set the price level"
      path={`/sailings/${sailing.id}/price`}
      bodyOf={() => (level === sailing.price_level_bp ? null : { price_level_bp: level })}
    >
      <TextField
        id="price_level"
        type="number"
        min={10}
        max={1000}
        step={0.01}
        label="Per cent of the tariff"
        value={percent}
        onChange={(event) => setPercent(event.target.value)}
        required
      />
      <ul className={styles.follows}>
        <li>{`Now ${levelWords(sailing.price_level_bp)}; then ${levelWords(level)}.`}</li>
        <li>It counts for quotes from now on. What is held or sold keeps its price.</li>
        <li>Searches that are kept are forgotten at once. Nobody gets a mail.</li>
      </ul>
    </ChangeDialog>
  );
}
