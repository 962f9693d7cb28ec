/** Which parts of a booking are meant, by the ids of its view: all that any of the lists names. */
export type CancelScope = {
  passengers: string[];
  vehicles: string[];
  legs: string[];
  cabins: string[];
  pets: string[];
};

export const scopeKinds = ["passengers", "vehicles", "legs", "cabins", "pets"] as const;
export type ScopeKind = (typeof scopeKinds)[number];

// Ids within a booking: they are made of positions, which never change, so they are the same for ever.
export const passengerId = (position: number) => `passenger-${position}`;
export const vehicleId = (position: number) => `vehicle-${position}`;
export const legId = (position: number) => `leg-${position}`;
/** One cabin (or seat) of several of a kind on a leg. */
export const cabinId = (leg: number, kind: string, index: number) =>
  `cabin-${leg}-${kind}-${index}`;
export const petId = (leg: number, index: number) => `pet-${leg}-${index}`;
