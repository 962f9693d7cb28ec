"use client";

import { type PluralForms, plural } from "#lib/language/plural";
import type { CabinsAboard } from "./cabins-aboard";
import styles from "./places-left.module.css";
import { useLeft } from "./use-left";
import type { WhatIsLeft } from "./what-is-left";

export type LeftWords = {
  places: PluralForms;
  cabins: PluralForms;
  no_cabins: string;
  cabinless: string;
  cabinless_part: string;
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
  cabinsAboard: CabinsAboard;
  words: LeftWords;
};

/** Only these numbers are refreshed: a list that moves under the finger is worse than an old one. */
export function PlacesLeft(props: Props) {
  const { journeyId, initial, apiPath, locale, hasVehicle, cabinsAboard, words } = props;
  const left = useLeft(journeyId, initial, apiPath, locale);
  const none = { all: words.no_cabins, some: words.cabinless_part, none: words.cabinless };
  const told = [
    left.passengers > 0
      ? { isLeft: true, text: plural(locale, words.places, left.passengers) }
      : { isLeft: false, text: words.full },
    left.cabins > 0
      ? { isLeft: true, text: plural(locale, words.cabins, left.cabins) }
      : // A ship without cabins lacks none.
        { isLeft: cabinsAboard !== "all", text: none[cabinsAboard] },
    ...(hasVehicle
      ? [{ isLeft: left.vehicleFits, text: left.vehicleFits ? words.room : words.no_room }]
      : []),
  ];
  return (
    <ul className={styles.left}>
      {told.map(({ isLeft, text }) => (
        <li key={text} className={isLeft ? undefined : styles.lack}>
          {text}
        </li>
      ))}
    </ul>
  );
}
