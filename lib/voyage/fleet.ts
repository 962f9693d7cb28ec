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
