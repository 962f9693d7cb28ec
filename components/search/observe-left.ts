"use client";

import { QueryClient, QueryObserver } from "@tanstack/react-query";
import type { Journey } from "#lib/search/journey";
import { type WhatIsLeft, whatIsLeft } from "./what-is-left";

type LeftByJourney = Record<string, WhatIsLeft>;

const client = new QueryClient();

async function askLeft(apiPath: string, locale: string): Promise<LeftByJourney> {
  const response = await fetch(apiPath, { headers: { "accept-language": locale } });
  if (!response.ok) throw new Error(`search: ${response.status}`);
  const { data } = (await response.json()) as { data: Journey[] };
  return Object.fromEntries(data.map((journey) => [journey.id, whatIsLeft(journey)]));
}

/** Asks again and again, once for all rows that show the same search. Returns what stops it. */
export function observeLeft(
  question: { apiPath: string; locale: string; everyMs: number },
  tell: (left: LeftByJourney) => void,
): () => void {
  const { apiPath, locale, everyMs } = question;
  const observer = new QueryObserver(client, {
    queryKey: ["left", locale, apiPath],
    queryFn: () => askLeft(apiPath, locale),
    staleTime: everyMs / 2,
    refetchInterval: everyMs,
    retry: false,
  });
  return observer.subscribe(({ data }) => {
    if (data) tell(data);
  });
}
