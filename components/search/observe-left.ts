"use client";

import type { Journey } from "#lib/search/journey";
import { type WhatIsLeft, whatIsLeft } from "./what-is-left";

type LeftByJourney = Record<string, WhatIsLeft>;
type Tell = (left: LeftByJourney) => void;
type Question = { apiPath: string; locale: string; everyMs: number };

/** Who waits for the answers to a question, and what ends its asking. */
type Watch = { listeners: Set<Tell>; end: () => void };

const watches = new Map<string, Watch>();

async function askLeft(apiPath: string, locale: string): Promise<LeftByJourney> {
  const response = await fetch(apiPath, { headers: { "accept-language": locale } });
  if (!response.ok) throw new Error(`search: ${response.status}`);
  const { data } = (await response.json()) as { data: Journey[] };
  return Object.fromEntries(data.map((journey) => [journey.id, whatIsLeft(journey)]));
}

/** Asks every so often while somebody looks, and at once when they look again after a while. */
function keepAsking({ apiPath, locale, everyMs }: Question): Watch {
  const listeners = new Set<Tell>();
  let askedAt = Date.now();
  const askIfDue = async () => {
    if (document.hidden || Date.now() - askedAt < everyMs / 2) return;
    askedAt = Date.now();
    // What is not answered is asked again in its turn; the numbers shown were true then.
    const left = await askLeft(apiPath, locale).catch(() => null);
    if (left) for (const tell of listeners) tell(left);
  };
  const timer = setInterval(askIfDue, everyMs);
  document.addEventListener("visibilitychange", askIfDue);
  return {
    listeners,
    end: () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", askIfDue);
    },
  };
}

/** Tells what is left again and again, asked once for all rows that show the same search. Returns what stops it. */
export function observeLeft(question: Question, tell: Tell): () => void {
  const key = `${question.locale} ${question.apiPath}`;
  const watch = watches.get(key) ?? keepAsking(question);
  watches.set(key, watch);
  watch.listeners.add(tell);
  return () => {
    watch.listeners.delete(tell);
    if (watch.listeners.size > 0) return;
    watch.end();
    watches.delete(key);
  };
}
