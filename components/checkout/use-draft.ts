"use client";

import { useEffect, useState } from "react";
import type { Money } from "#lib/money/money";
import { withPeople } from "./carried-people";
import type { Checkout } from "./checkout";
import { type Draft, emptyDraft, type PassengerDraft } from "./draft";
import { loadDraft, loadPeople, saveDraft } from "./draft-storage";
import { priceOf } from "./price-of";

/** The draft and its changes; kept in the tab while one goes back and forth. */
export function useDraft(checkout: Checkout) {
  const [draft, setDraft] = useState(() => emptyDraft(checkout));
  const [isLoaded, setLoaded] = useState(false);
  /** What the same choices cost when they were last looked at, if that was something else. */
  const [before, setBefore] = useState<Money | null>(null);

  useEffect(() => {
    const kept = loadDraft(checkout);
    setDraft((own) => withPeople(checkout, kept?.draft ?? own, loadPeople()));
    if (kept) {
      const { total } = priceOf(checkout, kept.draft);
      setBefore(kept.total.amount_minor === total.amount_minor ? null : kept.total);
    }
    setLoaded(true);
  }, [checkout]);

  useEffect(() => {
    if (isLoaded) saveDraft(checkout, { draft, total: priceOf(checkout, draft).total });
  }, [checkout, draft, isLoaded]);

  return {
    draft,
    isLoaded,
    before,
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

export type DraftEditor = ReturnType<typeof useDraft>;
