"use client";

import { useEffect, useState } from "react";
import { type Money, roundingLine } from "#lib/money/money";
import { withPeople } from "./carried-people";
import type { Checkout } from "./checkout";
import { type Draft, emptyDraft, type PassengerDraft } from "./draft";
import { type Kept, loadDraft, loadPeople, saveDraft } from "./draft-storage";
import { priceOf } from "./price-of";

/** The draft and its changes; kept in the tab while one goes back and forth. */
export function useDraft(checkout: Checkout) {
  const [draft, setDraft] = useState(() => emptyDraft(checkout));
  const [isLoaded, setLoaded] = useState(false);
  /** What the same choices cost when they were last looked at, if that was something else. */
  const [moved, setMoved] = useState<{ old: Money; now: Money } | null>(null);

  useEffect(() => {
    const kept = loadDraft(checkout);
    setDraft((own) => withPeople(checkout, kept?.draft ?? own, loadPeople()));
    setMoved(movedPrice(checkout, kept));
    setLoaded(true);
  }, [checkout]);

  useEffect(() => {
    if (isLoaded) saveDraft(checkout, { draft, total: priceOf(checkout, draft).total });
  }, [checkout, draft, isLoaded]);

  return {
    draft,
    isLoaded,
    moved,
    chooseFare: (journey: number, code: string) =>
      setDraft((old) => ({
        ...old,
        fares: old.fares.map((fare, index) => (index === journey ? code : fare)),
      })),
    setCabins: (aboard: string, kind: string, quantity: number) =>
      setDraft((old) => ({
        ...old,
        cabins: { ...old.cabins, [aboard]: { ...old.cabins[aboard], [kind]: quantity } },
      })),
    setPassenger: (position: number, changes: Partial<PassengerDraft>) =>
      setDraft((old) => ({
        ...old,
        passengers: old.passengers.map((passenger, index) =>
          index === position ? { ...passenger, ...changes } : passenger,
        ),
      })),
    setVehicle: (changes: Partial<Draft["vehicle"]>) =>
      setDraft((old) => ({ ...old, vehicle: { ...old.vehicle, ...changes } })),
    setContact: (changes: Partial<Draft["contact"]>) =>
      setDraft((old) => ({ ...old, contact: { ...old.contact, ...changes } })),
  };
}

/** The price of a kept draft, or of the results page, against that of the same choices now. */
function movedPrice(checkout: Checkout, kept: Kept | null): { old: Money; now: Money } | null {
  const { currency, seen } = checkout;
  const old = kept?.total ?? (seen === null ? null : { amount_minor: seen, currency });
  const { total: now } = priceOf(checkout, kept?.draft ?? emptyDraft(checkout));
  // Two journeys that were rounded each by itself may differ by a rounding from both together.
  const slack = roundingLine(1, currency);
  return old && Math.abs(old.amount_minor - now.amount_minor) > slack ? { old, now } : null;
}

export type DraftEditor = ReturnType<typeof useDraft>;
