import { DomainError } from "#lib/errors/domain-error";
import type { Claim } from "#lib/hold/place-hold";
import { demandOf } from "#lib/party/demand-of";
import type { BookingRequest } from "./booking-request";
import type { PlannedLeg } from "./plan-legs";

/** What a request claims of which pool, leg by leg, in the pools' own units. Throws `no_capacity` where a sailing has no such pool. */
export function claimsOf(request: BookingRequest, legs: PlannedLeg[]): Claim[] {
  return legs.flatMap((leg) => {
    const vehicles = leg.vehicles.flatMap((position) => request.vehicles[position] ?? []);
    const demand = demandOf(
      { passengers: leg.passengers.length, vehicles, cabins: leg.cabins, pets: leg.pets },
      leg.offer.operator,
    );
    return demand.map(({ kind, quantity }) => {
      const pool = leg.offer.pools.find((candidate) => candidate.kind === kind);
      if (!pool) throw noCapacity(legs, [], { sailingId: leg.offer.sailing.id, kind });
      return { poolId: pool.id, quantity, legPosition: leg.position };
    });
  });
}

/**
 * Refuses at once what a fresh reading says is full, so that a crowd for the last places does not queue
 * for a lock to hear it. What looks free is decided later, by place_hold alone. Throws `no_capacity`.
 */
export function refuseFull(legs: PlannedLeg[], claims: Claim[]): void {
  const wanted = new Map<number, number>();
  for (const { poolId, quantity } of claims)
    wanted.set(poolId, (wanted.get(poolId) ?? 0) + quantity);
  const short = legs
    .flatMap((leg) => leg.offer.pools)
    .filter((pool) => pool.available < (wanted.get(pool.id) ?? 0))
    .map((pool) => ({ poolId: pool.id, available: Math.max(0, pool.available) }));
  if (short.length > 0) throw noCapacity(legs, short);
}

/** The refusal, with what remains of each pool that has too little. */
export function noCapacity(
  legs: PlannedLeg[],
  short: { poolId: number; available: number }[],
  absent?: { sailingId: string; kind: string },
): DomainError {
  const remaining = short.flatMap(({ poolId, available }) => {
    const leg = legs.find((candidate) => candidate.offer.pools.some((pool) => pool.id === poolId));
    const pool = leg?.offer.pools.find((candidate) => candidate.id === poolId);
    return leg && pool ? [{ sailing_id: leg.offer.sailing.id, kind: pool.kind, available }] : [];
  });
  if (absent) remaining.push({ sailing_id: absent.sailingId, kind: absent.kind, available: 0 });
  return new DomainError("no_capacity", "There are not enough places left.", { remaining });
}
