import { expect, it } from "vitest";
import type { Locale } from "#lib/language/locales";
import type { Lack } from "#lib/search/lacks-of";
import { lackWords } from "./lack-words";

const told: [Lack, Locale, string][] = [
  [{ what: "places", left: 0, wanted: 2 }, "en", "Full: no place is left."],
  [{ what: "places", left: 1, wanted: 2 }, "en", "One place is left, and you are 2."],
  [{ what: "places", left: 4, wanted: 6 }, "fr", "Il reste 4 places, et vous êtes 6."],
  [{ what: "kennels", left: 1, wanted: 2 }, "en", "One kennel is left, and you bring 2 pets."],
  [
    { what: "high_deck", limit_cm: 190 },
    "en",
    "The deck for vehicles over 1.90 m high has no room left for one this long.",
  ],
  [
    { what: "low_deck", limit_cm: 190 },
    "fr",
    "Le pont des voitures (jusqu’à 1,90 m de haut) n’a plus la place d’un véhicule de cette longueur.",
  ],
  [
    { what: "cabins", kind: "inside_2", left: 0, wanted: 1 },
    "en",
    "inside cabin, 2 beds: 0 left, and you need 1.",
  ],
  [{ what: "vehicle_size" }, "en", "Takes no vehicle of this size."],
  [{ what: "departed" }, "fr", "Est partie."],
];

it.each(told)("%o in %s", (lack, locale, words) => {
  expect(lackWords(lack, locale)).toBe(words);
});
