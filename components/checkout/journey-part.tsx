"use client";

import { useTranslations } from "use-intl/react";
import { CabinChoice } from "./cabin-choice";
import type { Checkout } from "./checkout";
import { FareChoice } from "./fare-choice";
import type { DraftEditor } from "./use-draft";

type Props = { checkout: Checkout; index: number; editor: DraftEditor };

/** The fare of one crossing, and that nobody sleeps in a cabin if there is none. */
export function FarePart({ checkout, index, editor }: Props) {
  const t = useTranslations("book");
  const journey = checkout.journeys[index];
  if (!journey) return null;
  const hasCabins = journey.aboard.some(({ cabins }) => cabins.length > 0);
  return (
    <>
      <FareChoice
        journey={journey}
        index={index}
        chosen={editor.draft.fares[index] ?? ""}
        currency={checkout.currency}
        locale={checkout.locale}
        onChoose={(code) => editor.chooseFare(index, code)}
      />
      {!hasCabins && <p className="quiet">{t("cabins_none")}</p>}
    </>
  );
}

/** Where one sleeps on one crossing, on each of its ships. */
export function CabinsPart({ checkout, index, editor }: Props) {
  const t = useTranslations("book");
  const journey = checkout.journeys[index];
  if (!journey) return null;
  return (
    <>
      <p className="quiet">{t(journey.isLong ? "cabins_lead" : "cabins_day")}</p>
      {journey.aboard.map((aboard) => (
        <CabinChoice
          key={aboard.key}
          checkout={checkout}
          aboard={aboard}
          showsPorts={journey.aboard.length > 1}
          fareCode={editor.draft.fares[index] ?? ""}
          chosen={editor.draft.cabins[aboard.key] ?? {}}
          onChange={(kind, quantity) => editor.setCabins(aboard.key, kind, quantity)}
        />
      ))}
    </>
  );
}
