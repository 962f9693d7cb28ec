"use client";

import { useTranslations } from "use-intl/react";
import type { Vehicle } from "#lib/party/party";
import type { Checkout } from "./checkout";

/** The vehicle in words: "Camper, 7.00 m long, 2.90 m high." */
export function useVehicleWords({ locale }: Checkout): (vehicle: Vehicle) => string {
  const t = useTranslations("book");
  const metres = (cm: number) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(cm / 100);
  return ({ kind, length_cm, height_cm }) =>
    t("vehicle_words", { kind, length: metres(length_cm), height: metres(height_cm) });
}
