"use client";

import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import type { Money } from "#lib/money/money";
import { bookingBody } from "./booking-body";
import type { Checkout } from "./checkout";
import type { Draft } from "./draft";
import { keyFor } from "./draft-storage";
import { keepPeople } from "./keep-people";
import { type Problem, placeBooking } from "./place-booking";
import { markPlaced } from "./placed-mark";
import { faultsIn, type Step } from "./steps";
import { type Faults, faultsOfProblem, validateDraft } from "./validate-draft";

/** The first faulty answer takes the focus: nobody should look for what is wrong. */
function focusFirst(paths: string[]): void {
  const [first] = paths
    .map((path) => document.getElementById(path))
    .filter((element) => element !== null)
    .sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  first?.focus();
}

/** A fault goes as soon as it is mended; new ones are not shown while somebody is still typing. */
function stillFaulty(checkout: Checkout, draft: Draft, found: Faults, sent: Draft | null): Faults {
  if (sent) return sent === draft ? found : {};
  const now = validateDraft(checkout, draft);
  const paths = Object.keys(found).filter((path) => now[path]);
  return Object.fromEntries(paths.map((path) => [path, now[path] as Faults[string]]));
}

/** Long enough that one wonders. */
const slowMs = 6_000;

/**
 * Sends the draft, and keeps what came back: faults at fields, or a refusal to be said in words.
 * `show` opens the step in which the first of the faults stands.
 */
export function usePlacing(checkout: Checkout, draft: Draft, show: (faults: Faults) => void) {
  const [found, setFound] = useState<Faults>({});
  /** The draft the API judged; its faults stand until something is changed. */
  const [sent, setSent] = useState<Draft | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const sending = useMutation({
    // Without a connection it is told at once, not sent some time later unasked.
    networkMode: "always",
    mutationFn: async (total: Money) => {
      const wish = bookingBody(checkout, draft, total);
      const body = JSON.stringify(wish);
      const placed = await placeBooking(body, keyFor(checkout, body), checkout.locale);
      if ("id" in placed && draft.contact.keeps) keepPeople(checkout, wish);
      return placed;
    },
    onSuccess: (placed) => {
      if ("id" in placed) {
        markPlaced(checkout, placed.id);
        window.location.assign(`/${checkout.locale}/bookings/${placed.id}`);
        return;
      }
      const judged = faultsOfProblem(checkout, placed.problem.errors ?? []);
      flushSync(() => {
        setProblem(placed.problem);
        setFound(judged);
        setSent(draft);
      });
      show(judged);
      focusFirst(Object.keys(judged));
    },
  });

  const { reset } = sending;
  useEffect(() => {
    // Coming back by the browser's own memory, the page must not still be leaving.
    const wake = (event: PageTransitionEvent) => event.persisted && reset();
    window.addEventListener("pageshow", wake);
    return () => window.removeEventListener("pageshow", wake);
  }, [reset]);

  const isSending = sending.isPending;
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    setSlow(false);
    if (!isSending) return;
    const timer = setTimeout(() => setSlow(true), slowMs);
    return () => clearTimeout(timer);
  }, [isSending]);

  function place(total: Money) {
    if (sending.isPending || isLeaving) return;
    const seen = validateDraft(checkout, draft);
    flushSync(() => {
      setProblem(null);
      setFound(seen);
      setSent(null);
    });
    if (Object.keys(seen).length === 0) return sending.mutate(total);
    show(seen);
    focusFirst(Object.keys(seen));
  }

  /** Looks at the answers of one step only; true when there is nothing to mend. */
  function check(step: Step): boolean {
    const seen = faultsIn(step, validateDraft(checkout, draft));
    flushSync(() => {
      setFound(seen);
      setSent(null);
    });
    focusFirst(Object.keys(seen));
    return Object.keys(seen).length === 0;
  }

  const isLeaving = sending.data !== undefined && "id" in sending.data;
  return {
    place,
    check,
    isSlow,
    faults: stillFaulty(checkout, draft, found, sent),
    problem: sent === draft ? problem : null,
    isSending: sending.isPending || isLeaving,
  };
}
