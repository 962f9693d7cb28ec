"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { flushSync } from "react-dom";
import type { Money } from "#lib/money/money";
import { bookingBody } from "./booking-body";
import type { Checkout } from "./checkout";
import type { Draft } from "./draft";
import { dropDraft, keyFor } from "./draft-storage";
import { type Problem, placeBooking } from "./place-booking";
import { type Faults, faultsOfProblem, validateDraft } from "./validate-draft";

/** The first faulty answer takes the focus: nobody should look for what is wrong. */
function focusFirst(paths: string[]): void {
  const [first] = paths
    .map((path) => document.getElementById(path))
    .filter((element) => element !== null)
    .sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  first?.focus();
}

/** Sends the draft, and keeps what came back: faults at fields, or a refusal to be said in words. */
export function usePlacing(checkout: Checkout, draft: Draft) {
  const [faults, setFaults] = useState<Faults>({});
  const [problem, setProblem] = useState<Problem | null>(null);

  const sending = useMutation({
    mutationFn: async (total: Money) => {
      const body = JSON.stringify(bookingBody(checkout, draft, total));
      return await placeBooking(body, keyFor(checkout, body), checkout.locale);
    },
    onSuccess: (placed) => {
      if ("id" in placed) {
        dropDraft(checkout);
        window.location.assign(`/${checkout.locale}/bookings/${placed.id}`);
        return;
      }
      const found = faultsOfProblem(placed.problem.errors ?? []);
      flushSync(() => {
        setProblem(placed.problem);
        setFaults(found);
      });
      if (Object.keys(found).length > 0) focusFirst(Object.keys(found));
    },
  });

  function place(total: Money) {
    if (sending.isPending || isLeaving) return;
    const found = validateDraft(checkout, draft);
    flushSync(() => {
      setProblem(null);
      setFaults(found);
    });
    if (Object.keys(found).length > 0) focusFirst(Object.keys(found));
    else sending.mutate(total);
  }

  const isLeaving = sending.data !== undefined && "id" in sending.data;
  return { place, faults, problem, isSending: sending.isPending || isLeaving };
}
