import { assert } from "#lib/errors/assert";
import type { SoldClaim, SoldVehicle } from "./sold-booking";

type Lane = "lane_low_cm" | "lane_high_cm";
export type LaneClaim = { kind: Lane; quantity: number };

/**
 * What each vehicle of a leg claims of which deck's lanes (centimetres), from what all of them claimed
 * when they were sold: the lower ones stand on the low deck, and the gap is the same for all. So a gap
 * or a height the operator has changed since does not count.
 */
export function laneClaims(vehicles: SoldVehicle[], claims: SoldClaim[]): Map<number, LaneClaim> {
  const parked = vehicles
    .filter(({ kind }) => kind !== "bicycle")
    .sort((a, b) => a.height_cm - b.height_cm);
  const claimed = (kind: Lane) => claims.find((claim) => claim.kind === kind)?.quantity ?? 0;
  for (let low = parked.length; low >= 0; low -= 1) {
    const gaps = [
      gapOf(parked.slice(0, low), claimed("lane_low_cm")),
      gapOf(parked.slice(low), claimed("lane_high_cm")),
    ];
    const known = gaps.filter((gap) => gap !== "any");
    const [gap = 0] = known;
    if (known.some((one) => one === null || one !== gap) || gap === null) continue;
    return new Map(
      parked.map(({ position, length_cm }, index) => [
        position,
        { kind: index < low ? "lane_low_cm" : "lane_high_cm", quantity: length_cm + gap },
      ]),
    );
  }
  assert(false, "the vehicles of a leg fill the lanes they claimed");
}

/** The gap beside each of these vehicles; null if no gap fits, `any` where none stands and none is claimed. */
function gapOf(vehicles: SoldVehicle[], claimed: number): number | null | "any" {
  if (vehicles.length === 0) return claimed === 0 ? "any" : null;
  const length = vehicles.reduce((sum, vehicle) => sum + vehicle.length_cm, 0);
  const gap = (claimed - length) / vehicles.length;
  return Number.isSafeInteger(gap) && gap >= 0 ? gap : null;
}
