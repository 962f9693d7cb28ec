"use client";

import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import type { Checkout } from "./checkout";
import { loadPlace, savePlace } from "./draft-storage";
import { isReachable, type Step, stepAfter, stepsOf } from "./steps";

/** Which decision is open, and which are made. */
export type Place = { at: string; done: string[] };

function focusTitle(id: string): void {
  const title = document.getElementById(`${id}-title`);
  title?.focus({ preventScroll: true });
  title?.closest("section")?.scrollIntoView({ block: "start" });
}

/**
 * One decision at a time. The browser's own "back" leads to the one before, so each has its place in
 * the history; a reload comes back to where one was.
 */
export function useSteps(checkout: Checkout) {
  const [steps] = useState(() => stepsOf(checkout));
  const [place, setPlace] = useState<Place>({ at: steps[0]?.id ?? "", done: [] });
  const [isLoaded, setLoaded] = useState(false);

  useEffect(() => {
    const kept = loadPlace(checkout);
    if (kept && steps.some(({ id }) => id === kept.at)) setPlace(kept);
    setLoaded(true);
  }, [checkout, steps]);

  useEffect(() => {
    if (isLoaded) savePlace(checkout, place);
  }, [checkout, place, isLoaded]);

  useEffect(() => {
    const walk = () => {
      const named = window.location.hash.slice(1) || steps[0]?.id;
      flushSync(() =>
        setPlace((old) => {
          return named !== undefined && isReachable(steps, named, old.done)
            ? { ...old, at: named }
            : old;
        }),
      );
      if (named) focusTitle(named);
    };
    window.addEventListener("popstate", walk);
    return () => window.removeEventListener("popstate", walk);
  }, [steps]);

  /** Opens a step; the keyboard goes to its heading. */
  function open(id: string, done: string[] = place.done): void {
    flushSync(() => setPlace({ at: id, done }));
    // After the event: the router's transition would make React look for the button that was pressed.
    queueMicrotask(() => window.history.pushState(null, "", `#${id}`));
    focusTitle(id);
  }

  /** A decision is made: on to the next that is not. */
  function goOn(step: Step): void {
    const done = [...new Set([...place.done, step.id])];
    open(stepAfter(steps, step.id, done).id, done);
  }

  return { steps, place, isLoaded, open, goOn };
}
