"use client";

import { Button } from "#components/ui/button";
import { SelectField } from "#components/ui/select-field";
import { TextField } from "#components/ui/text-field";
import type { FareConditions } from "#db/schema/fare";
import styles from "./fares.module.css";

export type TierDraft = { id: string; percent: string; lead: string; unit: "hours" | "days" };

/** A policy's tiers as they are typed. */
export function tiersOf(conditions: FareConditions | null): TierDraft[] {
  return (conditions?.cancellation ?? [{ refund_bp: 8_000, days_before: 7 }]).map((tier, at) => ({
    id: `t${at}`,
    percent: String(tier.refund_bp / 100),
    lead: String(tier.days_before ?? tier.hours_before),
    unit: tier.days_before === undefined ? "hours" : "days",
  }));
}

/** How much comes back until when; after the last, nothing. */
export function TierFields({
  tiers,
  onChange,
}: {
  tiers: TierDraft[];
  onChange: (tiers: TierDraft[]) => void;
}) {
  const change = (id: string, what: Partial<TierDraft>) =>
    onChange(tiers.map((tier) => (tier.id === id ? { ...tier, ...what } : tier)));
  return (
    <fieldset className={styles.tiers}>
      <legend>Back on cancellation, after the last of these nothing</legend>
      {tiers.map(({ id, percent, lead, unit }) => (
        <div key={id} className={styles.tier}>
          <TextField
            id={`${id}-percent`}
            type="number"
            label="Per cent"
            min={0}
            max={100}
            step="0.01"
            required
            value={percent}
            onChange={(event) => change(id, { percent: event.target.value })}
          />
          <TextField
            id={`${id}-lead`}
            type="number"
            label="Until"
            min={unit === "days" ? 1 : 0}
            required
            value={lead}
            onChange={(event) => change(id, { lead: event.target.value })}
          />
          <SelectField
            id={`${id}-unit`}
            label="Before departure"
            value={unit}
            onChange={(event) => change(id, { unit: event.target.value as TierDraft["unit"] })}
          >
            <option value="days">days</option>
            <option value="hours">hours</option>
          </SelectField>
          <Button
            look="quiet"
            aria-label="Take this tier away"
            onClick={() => onChange(tiers.filter((tier) => tier.id !== id))}
          >
            ×
          </Button>
        </div>
      ))}
      {tiers.length < 10 && (
        <div>
          <Button
            look="quiet"
            onClick={() =>
              onChange([
                ...tiers,
                { id: crypto.randomUUID(), percent: "0", lead: "1", unit: "days" },
              ])
            }
          >
            Another tier
          </Button>
        </div>
      )}
    </fieldset>
  );
}
