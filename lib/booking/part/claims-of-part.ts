import { assert } from "#lib/errors/assert";
import { laneClaims } from "./lane-claims";
import type { TakenLeg } from "./resolve-scope";
import type { SoldBooking, SoldClaim } from "./sold-booking";

/**
 * The places that a part of a booking owns, and that go back with it: a passenger's, infants' too; a
 * vehicle's own centimetres of lane; a cabin of its kind; a pet's kennel; of a whole leg all it has.
 */
export function claimsOfPart(booking: SoldBooking, taken: TakenLeg[]): SoldClaim[] {
  return taken.flatMap((take) => {
    const claims = booking.claims.filter((claim) => claim.leg_position === take.leg.position);
    if (take.whole) return claims;
    const back = new Map<string, number>();
    const give = (kind: string, quantity: number) =>
      back.set(kind, (back.get(kind) ?? 0) + quantity);
    give("passengers", take.passengers.length);
    for (const { kind } of take.extras) give(kind === "pet" ? "kennels" : kind, 1);
    if (take.vehicles.length > 0) {
      const onLeg = booking.vehicles.filter(({ position }) => take.leg.vehicles.includes(position));
      const lanes = laneClaims(onLeg, claims);
      for (const position of take.vehicles) {
        const lane = lanes.get(position);
        if (lane) give(lane.kind, lane.quantity);
      }
    }
    return [...back].flatMap(([kind, quantity]) => {
      if (quantity === 0) return [];
      const claim = claims.find((one) => one.kind === kind);
      assert(claim && claim.quantity >= quantity, `the booking owns ${quantity} of ${kind}`);
      return [{ ...claim, quantity }];
    });
  });
}
