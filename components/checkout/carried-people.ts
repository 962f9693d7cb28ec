import type { PassengerBand } from "#lib/party/party";
import type { Checkout } from "./checkout";
import type { Draft, PassengerDraft } from "./draft";

/**
 * Who travels, in what, and where they are reached: it hangs on no day and no party. Who goes back for
 * another sailing, or brings somebody along, finds it again.
 */
export type People = {
  passengers: Partial<Record<PassengerBand, PassengerDraft[]>>;
  /** By kind of vehicle: another vehicle has another plate. */
  plates: Record<string, string>;
  driver: number;
  contact: Draft["contact"];
};

/** What is known of people once this draft was typed; who is not of this party is not forgotten. */
export function peopleOf(checkout: Checkout, draft: Draft, before: People | null): People {
  const passengers: People["passengers"] = {};
  for (const [position, band] of checkout.bands.entries()) {
    const passenger = draft.passengers[position];
    if (passenger) passengers[band] = [...(passengers[band] ?? []), passenger];
  }
  for (const [band, known] of Object.entries(before?.passengers ?? {})) {
    const now = passengers[band as PassengerBand] ?? [];
    passengers[band as PassengerBand] = [...now, ...known.slice(now.length)];
  }
  const { vehicle } = checkout;
  const plates = { ...before?.plates };
  if (vehicle) plates[vehicle.kind] = draft.vehicle.registration;
  const driver = vehicle ? draft.vehicle.driver : (before?.driver ?? 0);
  return { passengers, plates, driver, contact: draft.contact };
}

/** The draft with the people as they were typed last, as many as its party has. */
export function withPeople(checkout: Checkout, draft: Draft, people: People | null): Draft {
  if (!people) return draft;
  const met = { adult: 0, child: 0, infant: 0 };
  const passengers = draft.passengers.map((passenger, position) => {
    const band = checkout.bands[position];
    return (band && people.passengers[band]?.[met[band]++]) ?? passenger;
  });
  const adults = checkout.bands.filter((band) => band === "adult").length;
  const vehicle = {
    registration: people.plates[checkout.vehicle?.kind ?? ""] ?? draft.vehicle.registration,
    driver: people.driver < adults ? people.driver : 0,
  };
  return { ...draft, passengers, vehicle, contact: people.contact };
}
