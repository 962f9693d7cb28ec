import { bandsAsSold } from "./bands-as-sold";
import type { CancelScope } from "./cancel-scope";
import { passengerId, vehicleId } from "./cancel-scope";
import { partRefused } from "./refuse-part";
import type { TakenLeg } from "./resolve-scope";
import { openLegs, type SoldBooking, type SoldLeg, type SoldVehicle } from "./sold-booking";

/** A vehicle whose driver is cancelled, and who drives it from now on; positions of the booking. */
export type NewDriver = { vehicle: number; from: number; to: number };

/** A leg as it would be, with who may drive on it. */
type After = { leg: SoldLeg; passengers: number[]; vehicles: number[]; adults: Set<number> };

/**
 * Refuses to leave behind what nobody could carry: children without an adult, a vehicle without a driver,
 * a journey with a gap. A vehicle whose driver goes is driven by another adult who is on all of its legs
 * and drives nothing else there, the first of the party's order; who that is comes back. Throws `not_cancellable`.
 */
export function checkRemaining(
  booking: SoldBooking,
  taken: TakenLeg[],
  scope: CancelScope,
): NewDriver[] {
  refuseGaps(booking, taken);
  const after = openLegs(booking).flatMap((leg) => afterOf(booking, leg, taken));
  for (const { leg, passengers, adults } of after) {
    const isTouched = taken.some((one) => one.leg === leg);
    if (isTouched && !passengers.some((position) => adults.has(position))) {
      throw partRefused(
        "needs_adult",
        pathsOf(
          scope,
          taken.find((one) => one.leg === leg),
        ),
      );
    }
  }
  return newDrivers(booking, after, scope);
}

function afterOf(booking: SoldBooking, leg: SoldLeg, taken: TakenLeg[]): After[] {
  const take = taken.find((one) => one.leg === leg);
  if (take?.whole) return [];
  const stays = (gone: number[] | undefined) => (position: number) => !gone?.includes(position);
  const adults = [...bandsAsSold(booking, leg)].filter(([, band]) => band === "adult");
  return [
    {
      leg,
      passengers: leg.passengers.filter(stays(take?.passengers)),
      vehicles: leg.vehicles.filter(stays(take?.vehicles)),
      adults: new Set(adults.map(([position]) => position)),
    },
  ];
}

function pathsOf(scope: CancelScope, take: TakenLeg | undefined): string[] {
  return scope.passengers.flatMap((id, index) =>
    take?.passengers.some((position) => passengerId(position) === id)
      ? [`scope.passengers.${index}`]
      : [],
  );
}

/** Who stays on board of one vessel, or changes, cannot be left without the sailing in the middle. */
function refuseGaps(booking: SoldBooking, taken: TakenLeg[]): void {
  const isLive = (leg: SoldLeg) =>
    !leg.cancelled && !taken.some((one) => one.whole && one.leg === leg);
  for (const { leg } of taken.filter(({ whole }) => whole)) {
    const journey = booking.legs.filter((one) => one.journey_index === leg.journey_index);
    const isBefore = journey.some((one) => one.position < leg.position && isLive(one));
    const isAfter = journey.some((one) => one.position > leg.position && isLive(one));
    if (isBefore && isAfter) throw partRefused("middle_leg");
  }
}

function newDrivers(booking: SoldBooking, after: After[], scope: CancelScope): NewDriver[] {
  const drivers = new Map(booking.vehicles.map(({ position, driver }) => [position, driver]));
  const changed: NewDriver[] = [];
  for (const vehicle of booking.vehicles) {
    const legs = after.filter(({ vehicles }) => vehicles.includes(vehicle.position));
    if (legs.every(({ passengers }) => passengers.includes(vehicle.driver))) continue;
    const to = booking.passengers.find(({ position }) =>
      legs.every((leg) => canDrive(booking, leg, vehicle, position, drivers)),
    );
    if (!to) throw partRefused("needs_driver", driverPaths(scope, vehicle));
    drivers.set(vehicle.position, to.position);
    changed.push({ vehicle: vehicle.position, from: vehicle.driver, to: to.position });
  }
  return changed;
}

/** An adult on that leg who drives nothing else there; a bicycle is pushed aboard beside whatever else one drives. */
function canDrive(
  booking: SoldBooking,
  { passengers, vehicles, adults }: After,
  vehicle: SoldVehicle,
  position: number,
  drivers: Map<number, number>,
): boolean {
  if (!passengers.includes(position) || !adults.has(position)) return false;
  if (vehicle.kind === "bicycle") return true;
  return !booking.vehicles.some(
    (other) =>
      other !== vehicle &&
      other.kind !== "bicycle" &&
      vehicles.includes(other.position) &&
      drivers.get(other.position) === position,
  );
}

function driverPaths(scope: CancelScope, { driver, position }: SoldVehicle): string[] {
  const index = scope.passengers.indexOf(passengerId(driver));
  if (index >= 0) return [`scope.passengers.${index}`];
  const other = scope.vehicles.indexOf(vehicleId(position));
  return other >= 0 ? [`scope.vehicles.${other}`] : [];
}
