"use client";

import { useQuery } from "@tanstack/react-query";
import { type PluralForms, plural } from "#lib/language/plural";
import type { Journey } from "#lib/search/journey";
import styles from "./places-left.module.css";
import { type WhatIsLeft, whatIsLeft } from "./what-is-left";

export type LeftWords = {
  places: PluralForms;
  cabins: PluralForms;
  no_cabins: string;
  full: string;
  room: string;
  no_room: string;
};

type Props = {
  journeyId: string;
  /** What the server knew. */
  initial: WhatIsLeft;
  /** All rows share one question. */
  apiPath: string;
  locale: string;
  hasVehicle: boolean;
  words: LeftWords;
};

const everyMs = 30_000;

async function fetchLeft(apiPath: string, locale: string, signal: AbortSignal) {
  const response = await fetch(apiPath, { signal, headers: { "accept-language": locale } });
  if (!response.ok) throw new Error(`search: ${response.status}`);
  const { data } = (await response.json()) as { data: Journey[] };
  return Object.fromEntries(data.map((journey) => [journey.id, whatIsLeft(journey)]));
}

/** Only these numbers are refreshed: a list that moves under the finger is worse than an old one. */
export function PlacesLeft({ journeyId, initial, apiPath, locale, hasVehicle, words }: Props) {
  const { data } = useQuery<Record<string, WhatIsLeft>>({
    queryKey: ["left", locale, apiPath],
    queryFn: ({ signal }) => fetchLeft(apiPath, locale, signal),
    initialData: {},
    staleTime: everyMs,
    refetchInterval: everyMs,
  });
  const left = data[journeyId] ?? initial;
  const cabins = left.cabins > 0 ? plural(locale, words.cabins, left.cabins) : words.no_cabins;
  return (
    <ul className={styles.left}>
      <li>{left.passengers > 0 ? plural(locale, words.places, left.passengers) : words.full}</li>
      <li>{cabins}</li>
      {hasVehicle && <li>{left.vehicleFits ? words.room : words.no_room}</li>}
    </ul>
  );
}
