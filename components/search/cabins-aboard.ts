import type { JourneyLeg } from "#lib/search/journey";
import { vesselOf } from "#lib/vessel/vessel-of";
import type { Fleet } from "#lib/voyage/fleet";

/** Whether one can have a cabin throughout: no cabin left is another thing than none on board. */
export type CabinsAboard = "all" | "some" | "none";

export function cabinsAboard(legs: JourneyLeg[], fleet: Fleet): CabinsAboard {
  const ships = legs.map((leg) => vesselOf(fleet, leg));
  // A ship we know nothing of may have some.
  const withCabins = ships.filter(
    (ship) =>
      !ship || Object.entries(ship.cabins).some(([kind, count]) => kind !== "seat" && count > 0),
  );
  if (withCabins.length === ships.length) return "all";
  return withCabins.length > 0 ? "some" : "none";
}
