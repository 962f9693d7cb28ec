/** What a passenger pays as; decided by the age on the leg's departure day and the operator's limits. */
export type PassengerBand = "adult" | "child" | "infant";

export const vehicleKinds = ["car", "van", "camper", "motorcycle", "bicycle"] as const;
export type VehicleKind = (typeof vehicleKinds)[number];

/** Centimetres of an ordinary vehicle of each kind, for those who leave the size empty. */
export const usualSizes: Record<VehicleKind, { length_cm: number; height_cm: number }> = {
  car: { length_cm: 450, height_cm: 180 },
  van: { length_cm: 550, height_cm: 250 },
  camper: { length_cm: 700, height_cm: 290 },
  motorcycle: { length_cm: 220, height_cm: 130 },
  bicycle: { length_cm: 190, height_cm: 120 },
};

/** Measured with all that is on it and behind it: roof box, bicycles, trailer. */
export type Vehicle = { kind: VehicleKind; length_cm: number; height_cm: number };

/** Who and what a search is for, before anybody has a name. `children` counts all of `child_ages`. */
export type SearchParty = {
  adults: number;
  children: number;
  /** Whole years, one for each of `children`; without it each child pays as a child. */
  child_ages?: number[];
  infants: number;
  vehicles: Vehicle[];
  pets: number;
  /** A cabin kind that must be free on every sailing and is part of the price, e.g. inside_2. */
  cabin?: string;
};

export type OperatorAges = { infant_max_age: number; child_max_age: number };
