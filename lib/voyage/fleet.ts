import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";
import { remembered } from "#lib/port/remembered";
import type { VesselFacts } from "./read-vessel";

/** A vessel as it is drawn: its facts and the lanes of its car decks. */
export type FleetVessel = VesselFacts & { lane_low_cm: number; lane_high_cm: number };

export type Fleet = FleetVessel[];

/** Every vessel, read once in ten minutes for the process. Throws `service_unavailable`. */
export function fleet(executor: Executor): Promise<Fleet> {
  return remembered("fleet", executor, 600, () =>
    withReading(executor<FleetVessel[]>`
      select id, slug, name, operator_code, imo, built, length_m, speed_kn, decks,
        passenger_capacity, cabins, lane_low_cm, lane_high_cm
      from vessel order by id`),
  );
}

type LegShip = { operator: { code: string }; vessel: { name: string } };

/**
 * The vessel of a leg, which tells only its name: the operator's own of that name, or the only one
 * of that name (a chartered ship sails for another operator than its owner). Undefined otherwise.
 */
export function vesselOf(all: Fleet, leg: LegShip): FleetVessel | undefined {
  const named = all.filter((vessel) => vessel.name === leg.vessel.name);
  return (
    named.find((vessel) => vessel.operator_code === leg.operator.code) ??
    (named.length === 1 ? named[0] : undefined)
  );
}
