import { assert } from "#lib/errors/assert";
import type { SoldBooking, SoldItem, SoldLeg, SoldVehicle } from "./sold-booking";

/** Lines of one kind and unit on a leg: what several vehicles of the same price were sold as. */
type Group = { unit: number; sold: number };

/**
 * What each vehicle of a leg was sold for, in minor units. Vehicles of one kind share a line where they
 * cost the same, and lines stand in the order in which vehicles needed them; that and their sizes say
 * which line is whose, whatever a tariff would say today. One without a line was free.
 */
export function vehicleUnits(booking: SoldBooking, leg: SoldLeg): Map<number, number> {
  const before = booking.cancelled.find((one) => one.leg === leg.position)?.vehicles_before;
  const onLeg = (before ?? leg.vehicles).flatMap(
    (position) => booking.vehicles.find((vehicle) => vehicle.position === position) ?? [],
  );
  const units = new Map<number, number>();
  for (const kind of new Set(onLeg.map((vehicle) => vehicle.kind))) {
    const alike = onLeg.filter((vehicle) => vehicle.kind === kind);
    const groups = groupsOf(booking.items, leg.position, `vehicle:${kind}`);
    const found = assign(alike, groups, []);
    assert(found, `the vehicles of leg ${leg.position} have their lines`);
    found.forEach((group, index) => {
      units.set(
        (alike[index] as SoldVehicle).position,
        group === null ? 0 : (groups[group]?.unit ?? 0),
      );
    });
  }
  return units;
}

/** As sold: live and cancelled parts of a line together, in the order of the first of them. */
function groupsOf(items: SoldItem[], leg: number, kind: string): Group[] {
  const groups: Group[] = [];
  for (const item of items) {
    if (item.leg_position !== leg || item.kind !== kind) continue;
    const unit = item.amount_minor / item.quantity;
    const same = groups.find((group) => group.unit === unit);
    if (same) same.sold += item.quantity;
    else groups.push({ unit, sold: item.quantity });
  }
  return groups;
}

const sizeOf = ({ length_cm, height_cm }: SoldVehicle) => `${length_cm}x${height_cm}`;

/** The group of each vehicle (null: free), the first way to fill them all that fits; null if there is none. */
function assign(
  vehicles: SoldVehicle[],
  groups: Group[],
  chosen: (number | null)[],
): (number | null)[] | null {
  const next = vehicles[chosen.length];
  if (!next) {
    const isFilled = groups.every(
      ({ sold }, g) => chosen.filter((one) => one === g).length === sold,
    );
    return isFilled ? chosen : null;
  }
  const opened = Math.max(-1, ...chosen.map((group) => group ?? -1)) + 1;
  const twin = vehicles.slice(0, chosen.length).findIndex((one) => sizeOf(one) === sizeOf(next));
  const candidates =
    twin >= 0
      ? [chosen[twin] ?? null]
      : [...[...groups.keys()].filter((group) => group <= opened), null];
  for (const group of candidates) {
    const isFull =
      group !== null && chosen.filter((one) => one === group).length >= (groups[group]?.sold ?? 0);
    const found = isFull ? null : assign(vehicles, groups, [...chosen, group]);
    if (found) return found;
  }
  return null;
}
