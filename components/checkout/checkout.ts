import type { Country } from "#lib/language/countries";
import type { Locale } from "#lib/language/locales";
import type { PassengerBand, Vehicle } from "#lib/party/party";
import type { Saved } from "./saved";

/** A cabin kind that can be had for a whole time aboard, with its price at each fare. */
export type OfferedCabin = {
  kind: string;
  label: string;
  left: number;
  /** How many sleep in one. */
  berths: number;
  /** Minor units for one, on all sailings of the time aboard, by fare code. */
  unitMinor: Record<string, number>;
};

/** One time aboard: the sailings of one voyage, on which a cabin stays the same. */
export type TimeAboard = {
  key: string;
  sailingIds: string[];
  vessel: string;
  from: string;
  to: string;
  cabins: OfferedCabin[];
};

export type OfferedFare = {
  code: string;
  name: string;
  /** The conditions as sentences. */
  conditions: string[];
  /** Names them to the booking, which is refused if they have changed. */
  conditionsId: string;
  /** What the party pays at this fare, without cabins. */
  items: { label: string; amount_minor: number }[];
};

export type CheckoutJourney = {
  id: string;
  sailingIds: string[];
  heading: string;
  from: string;
  to: string;
  /** "Leaves … 20:00. Arrives … 18:00, the next day." */
  sentence: string;
  day: string;
  /** The departure date of each sailing, for ages. */
  departureDates: string[];
  arrivalDate: string;
  crossesBorder: boolean;
  isLong: boolean;
  fares: OfferedFare[];
  aboard: TimeAboard[];
  /** Who and what of the party travels on it, where that differs from way to way. */
  travels?: { passengers: number[]; vehicles: number[]; pets: number };
};

/** All the checkout needs to know; made by the server from fresh journeys. */
export type Checkout = {
  locale: Locale;
  /** Tells drafts apart: the journeys and the party. */
  draftKey: string;
  /** Minor units of the price beside which the journeys were chosen, if that is known. */
  seen: number | null;
  currency: string;
  journeys: CheckoutJourney[];
  /** One for each passenger, adults first. */
  bands: PassengerBand[];
  ages: { infant_max_age: number; child_max_age: number };
  vehicle: Vehicle | null;
  pets: number;
  countries: Country[];
  holdMinutes: number;
  searchHref: string;
  /** What an account can fill in; null for who is not signed in. */
  saved?: Saved | null;
};
