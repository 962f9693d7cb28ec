"use client";

import { useTranslations } from "use-intl/react";
import { SelectField } from "#components/ui/select-field";
import { TextField } from "#components/ui/text-field";
import type { Checkout } from "./checkout";
import styles from "./checkout.module.css";
import { type Draft, fullNameOf } from "./draft";
import { useVehicleWords } from "./vehicle-words";

type Props = {
  checkout: Checkout;
  draft: Draft;
  faultAt: (path: string) => string | undefined;
  onChange: (changes: Partial<Draft["vehicle"]>) => void;
};

/** Plate and driver: the sizes were asked with the search, for the price hangs on them. */
export function VehiclePart({ checkout, draft, faultAt, onChange }: Props) {
  const t = useTranslations("book");
  const vehicleWords = useVehicleWords(checkout);
  const { vehicle, bands } = checkout;
  if (!vehicle) return null;
  // Whoever drives is on every way that the vehicle is taken.
  const ways = checkout.journeys.flatMap(({ travels }) =>
    travels?.vehicles.length ? travels : [],
  );
  const drivers = bands.flatMap((band, position) =>
    band === "adult" && ways.every(({ passengers }) => passengers.includes(position))
      ? [position]
      : [],
  );
  const nameOf = (position: number) =>
    fullNameOf(draft, position) || t("driver_someone", { number: position + 1 });
  return (
    <>
      <p>
        {vehicleWords(vehicle)} <a href={checkout.searchHref}>{t("vehicle_change")}</a>
      </p>
      <datalist id="plates">
        {checkout.saved?.plates
          .filter(({ kind }) => kind === vehicle.kind)
          .map(({ registration }) => (
            <option key={registration} value={registration} />
          ))}
      </datalist>
      <div className={styles.fields}>
        {vehicle.kind !== "bicycle" && (
          <TextField
            id="vehicles.0.registration"
            name="vehicles.0.registration"
            label={t("registration")}
            hint={t("registration_hint")}
            value={draft.vehicle.registration}
            list="plates"
            error={faultAt("vehicles.0.registration")}
            onChange={(event) => onChange({ registration: event.target.value })}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={20}
          />
        )}
        {drivers.length > 1 && (
          <SelectField
            id="vehicles.0.driver"
            name="vehicles.0.driver"
            label={t("driver")}
            hint={t("driver_hint")}
            value={draft.vehicle.driver}
            error={faultAt("vehicles.0.driver")}
            autoComplete="off"
            onChange={(event) => onChange({ driver: Number(event.target.value) })}
          >
            {drivers.map((position) => (
              <option key={position} value={position} dir="auto">
                {nameOf(position)}
              </option>
            ))}
          </SelectField>
        )}
      </div>
    </>
  );
}
