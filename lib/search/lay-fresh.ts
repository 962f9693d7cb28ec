import type { PoolAvailability } from "#lib/availability/availability";
import type { Journey } from "./journey";

type Demand = { kind: string; quantity: number }[];

/** What the party claims of one sailing, and what its vehicles (or an ordinary car) would; null where that isn't sold. */
export type LegNeed = { sailing_id: string; claims: Demand; vehicle: Demand | null };

/** A journey that is sold to this party, whether or not there is room now; its `available` is as of when it was priced. */
export type Offered = { journey: Journey; needs: LegNeed[] };

/** What sailings have left by now. */
export type Left = ReadonlyMap<string, { pools: PoolAvailability[] }>;

/**
 * Lays what is left now over journeys that were priced before: those with room for the party on every
 * sailing, each with its places and cabins as they are. One that was full comes back when places do.
 */
export function layFresh(offered: Offered[], left: Left): Journey[] {
  return offered.flatMap(({ journey, needs }) => {
    const legs = needs.map((need) => ({ need, pools: left.get(need.sailing_id)?.pools ?? [] }));
    if (!legs.every(({ need, pools }) => hasRoom(pools, need.claims))) return [];
    const [fewest] = legs
      .map(({ pools }) => poolOf(pools, "passengers"))
      .toSorted((one, other) => (one?.available ?? 0) - (other?.available ?? 0));
    const cabins = journey.available.cabins.flatMap((cabin) => {
      const pools = left.get(cabin.sailing_id)?.pools ?? [];
      const free = poolOf(pools, `cabin:${cabin.kind}`)?.available ?? 0;
      return free > 0 ? [{ ...cabin, left: free }] : [];
    });
    const available = {
      passengers: fewest?.available ?? 0,
      passengers_of: fewest?.capacity ?? 0,
      vehicle_fits: legs.every(({ need, pools }) => !!need.vehicle && hasRoom(pools, need.vehicle)),
      cabins,
    };
    return [{ ...journey, available }];
  });
}

function poolOf(pools: PoolAvailability[], kind: string): PoolAvailability | undefined {
  return pools.find((pool) => pool.kind === kind);
}

function hasRoom(pools: PoolAvailability[], demand: Demand): boolean {
  return demand.every(({ kind, quantity }) => (poolOf(pools, kind)?.available ?? 0) >= quantity);
}
