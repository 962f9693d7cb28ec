import { DomainError } from "#lib/errors/domain-error";
import type { SailingOffer, VehicleBand } from "./offer";

type Measured = { kind: string; length_cm: number; height_cm: number };

/** The shortest, then lowest band of the kind that a vehicle fits into, or undefined. */
export function bandFor(bands: VehicleBand[], vehicle: Measured): VehicleBand | undefined {
  let best: VehicleBand | undefined;
  for (const band of bands) {
    const fits =
      band.kind === vehicle.kind &&
      vehicle.length_cm <= band.max_length_cm &&
      vehicle.height_cm <= band.max_height_cm;
    if (fits && (!best || isSmaller(band, best))) best = band;
  }
  return best;
}

/**
 * Basis points of the tariff's `vehicle` that a vehicle (centimetres) costs: those of the smallest
 * band it fits into. Throws `vehicle_too_large` when it fits into none.
 */
export function vehicleFactor(
  offer: Pick<SailingOffer, "vehicle_bands" | "operator">,
  vehicle: Measured,
): number {
  const band = bandFor(offer.vehicle_bands, vehicle);
  if (band) return band.factor_bp;
  const ofKind = offer.vehicle_bands.filter(({ kind }) => kind === vehicle.kind);
  throw new DomainError(
    "vehicle_too_large",
    `${offer.operator.name} takes no ${vehicle.kind} of this length and height.`,
    {
      operator: offer.operator.code,
      kind: vehicle.kind,
      max_length_cm: Math.max(0, ...ofKind.map((band) => band.max_length_cm)),
      max_height_cm: Math.max(0, ...ofKind.map((band) => band.max_height_cm)),
    },
  );
}

function isSmaller(one: VehicleBand, other: VehicleBand): boolean {
  return one.max_length_cm !== other.max_length_cm
    ? one.max_length_cm < other.max_length_cm
    : one.max_height_cm < other.max_height_cm;
}
