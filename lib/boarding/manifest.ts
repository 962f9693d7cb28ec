/** Somebody on a sailing's manifest: what Directive 98/41/EC, art. 5, asks for, and where they are. */
export type ManifestPerson = {
  booking_id: string;
  reference: string;
  /** Position in the booking. */
  passenger: number;
  surname: string;
  forenames: string;
  gender: string;
  nationality: string;
  birth_date: string;
  band: "adult" | "child" | "infant";
  special_care: string | null;
  /** Vehicles that they drive. */
  vehicles: string[];
  /** Comes on the same vessel from its last port. */
  through: boolean;
  state: "expected" | "checked_in" | "boarded" | "through";
  since: string | null;
};

export type HeadCount = {
  expected: number;
  checked_in: number;
  boarded: number;
  through: number;
  adults: number;
  children: number;
  infants: number;
  special_care: number;
  vehicles: number;
  bookings: number;
};

/** How many of a manifest there are of each kind; who is aboard counts as checked in too. */
export function countHeads(people: ManifestPerson[]): HeadCount {
  const count = (is: (one: ManifestPerson) => boolean) => people.filter(is).length;
  return {
    expected: people.length,
    checked_in: count(({ state }) => state === "checked_in" || state === "boarded"),
    boarded: count(({ state }) => state === "boarded"),
    through: count(({ through }) => through),
    adults: count(({ band }) => band === "adult"),
    children: count(({ band }) => band === "child"),
    infants: count(({ band }) => band === "infant"),
    special_care: count(({ special_care }) => special_care !== null),
    vehicles: people.reduce((sum, { vehicles }) => sum + vehicles.length, 0),
    bookings: new Set(people.map(({ booking_id }) => booking_id)).size,
  };
}
