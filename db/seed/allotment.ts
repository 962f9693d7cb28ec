import type { VesselRow } from "./read-vessels";

export type AllotmentRow = { vessel: string; kind: string; capacity: number };

/** The part of a ship that its operator lets us sell, in per cent. */
const SHARE_PERCENT = { passengers: 40, lanes: 40, cabins: 35, kennels: 50 };

/** The pools of every sailing of a ship: its capacity times our share, one of each at least. */
export function allotment(vessel: VesselRow): AllotmentRow[] {
  const pools: [string, number, number][] = [
    ["passengers", vessel.passenger_capacity, SHARE_PERCENT.passengers],
    ["lane_low_cm", vessel.lane_low_cm, SHARE_PERCENT.lanes],
    ["lane_high_cm", vessel.lane_high_cm, SHARE_PERCENT.lanes],
    ["kennels", vessel.kennels, SHARE_PERCENT.kennels],
  ];
  for (const [kind, count] of Object.entries(vessel.cabins)) {
    pools.push([`cabin:${kind}`, count, SHARE_PERCENT.cabins]);
  }
  return pools.map(([kind, capacity, percent]) => ({
    vessel: vessel.slug,
    kind,
    capacity: Math.max(1, Math.floor((capacity * percent) / 100)),
  }));
}
