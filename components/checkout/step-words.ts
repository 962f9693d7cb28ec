"use client";

import { useTranslations } from "use-intl/react";
import { formatDay } from "#lib/language/format-time";
import { parseDay } from "#lib/language/parse-day";
import type { Checkout } from "./checkout";
import { type Draft, fullNameOf } from "./draft";
import type { Step } from "./steps";
import { useVehicleWords } from "./vehicle-words";

/** What a step is called, and what was answered in it. */
export function useStepWords(checkout: Checkout, draft: Draft) {
  const t = useTranslations("book");
  const vehicleWords = useVehicleWords(checkout);
  const wayOf = (index: number) => t(index === 0 ? "journey_out" : "journey_back");
  const withWay = (title: string, index: number) =>
    checkout.journeys.length > 1 ? t("way_heading", { way: wayOf(index), crossing: title }) : title;

  function title(step: Step): string {
    if (step.part === "fare") return withWay(t("fare_title"), step.index);
    if (step.part === "cabins") return withWay(t("cabins_title"), step.index);
    if (step.part === "passenger") return t("passenger", { number: step.index + 1 });
    return t(step.part === "vehicle" ? "vehicle_title" : "contact_title");
  }

  function fare(index: number): string {
    const code = draft.fares[index];
    return checkout.journeys[index]?.fares.find((one) => one.code === code)?.name ?? "";
  }

  function cabins(index: number): string {
    const chosen = (checkout.journeys[index]?.aboard ?? []).flatMap((aboard) =>
      aboard.cabins.flatMap(({ kind, label }) => {
        const quantity = draft.cabins[aboard.key]?.[kind] ?? 0;
        return quantity > 0 ? `${quantity} × ${label}` : [];
      }),
    );
    return chosen.join(" + ") || t("cabins_nothing");
  }

  function answer(step: Step): { name?: string; text: string } {
    if (step.part === "fare") return { text: fare(step.index) };
    if (step.part === "cabins") return { text: cabins(step.index) };
    if (step.part === "vehicle") {
      const plate = draft.vehicle.registration.trim();
      const words = checkout.vehicle ? vehicleWords(checkout.vehicle) : "";
      return { text: [plate, words].filter(Boolean).join(", ") };
    }
    if (step.part === "contact") return { text: draft.contact.email.trim() };
    const day = parseDay(draft.passengers[step.index]?.birth_date ?? "");
    return {
      name: fullNameOf(draft, step.index),
      text: day ? formatDay(day, checkout.locale, "plain") : "",
    };
  }

  return { title, answer };
}
