import type { Place } from "#lib/port/place";
import type { AskedShape } from "./words";

/** A thing that was taken one way and may have been meant another, for the traveller to see. */
export type Doubt =
  /** Written so; taken for this place, by likeness or among several of that name. */
  | { what: "place"; text: string; place: Place; others: Place[] }
  /** Taken for this day; it may have been the other. */
  | { what: "date"; text: string; date: string; other: string }
  /** Another weekday than was written beside it. */
  | { what: "weekday"; text: string; date: string }
  /** A month without a day: its first that can be travelled. */
  | { what: "day_missing"; text: string; date: string }
  | { what: "no_such_day" | "past"; text: string }
  | { what: "return_missing" | "adults_assumed" | "one_vehicle" | "too_many" };

export type AskedVehicle = {
  shape: AskedShape;
  behind: "trailer" | "caravan" | null;
  hasRoof: boolean;
  /** As it was written; null for an ordinary one's. */
  length_cm: number | null;
  height_cm: number | null;
};

/** What a line of free text asks for. */
export type Understood = {
  from: Place | null;
  to: Place | null;
  /** YYYY-MM-DD. */
  date: string | null;
  return_date: string | null;
  /** Where the way back begins, if elsewhere. */
  return_from: Place | null;
  adults: number;
  children: number;
  /** Of those children whose age was given. */
  child_ages: number[];
  infants: number;
  pets: number;
  vehicle: AskedVehicle | null;
  direct: boolean;
  doubts: Doubt[];
  /** What was not understood, as it was written. */
  unread: string[];
};
