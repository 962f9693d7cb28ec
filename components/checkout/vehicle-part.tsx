"use client";

import { useTranslations } from "use-intl/react";
import { SelectField } from "#components/ui/select-field";
import { TextField } from "#components/ui/text-field";
import type { Checkout } from "./checkout";
import styles from "./checkout.module.css";
import type { Draft } from "./draft";

type Props = {
  checkout: Checkout;
  draft: Draft;
  faultAt: (path: string) => string | undefined;
  onChange: (changes: Partial<Draft["vehicle"]>) => void;
};

/** Plate and driver: the sizes were asked with the search, for the price hangs on them. */
export function VehiclePart({ checkout, draft, faultAt, onChange }: Props) {
  const t = useTranslations("book");
  const { vehicle, bands } = checkout;
  if (!vehicle) return null;
  const nameOf = (position: number) => {
    const { first_name = "", last_name = "" } = draft.passengers[position] ?? {};
    return `${first_name} ${last_name}`.trim() || t("driver_someone", { number: position + 1 });
  };
  return (
    <section className={styles.part} aria-labelledby="vehicle-part">
      <h2 id="vehicle-part">{t("vehicle_title")}</h2>
      <div className={styles.fields}>
        {vehicle.kind !== "bicycle" && (
          <TextField
            id="vehicles.0.registration"
            label={t("registration")}
            value={draft.vehicle.registration}
            error={faultAt("vehicles.0.registration")}
            onChange={(event) => onChange({ registration: event.target.value })}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={20}
          />
        )}
        <SelectField
          id="vehicles.0.driver"
          label={t("driver")}
          value={draft.vehicle.driver}
          error={faultAt("vehicles.0.driver")}
          onChange={(event) => onChange({ driver: Number(event.target.value) })}
        >
          {bands.map((band, position) =>
            band === "adult" ? (
              // A position is a passenger's identity in a booking.
              // biome-ignore lint/suspicious/noArrayIndexKey: passengers do not move
              <option key={position} value={position}>
                {nameOf(position)}
              </option>
            ) : null,
          )}
        </SelectField>
      </div>
    </section>
  );
}
