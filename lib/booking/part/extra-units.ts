import { cabinId, petId } from "./cancel-scope";

/** A cabin or a pet: each of several alike is one. */
export type ExtraUnit = {
  id: string;
  of: "cabins" | "pets";
  leg: number;
  /** The kind of its price's line: cabin:{kind} or pet. */
  kind: string;
};
type SoldLine = { leg_position: number; kind: string; quantity: number };

/** The cabins and pets of a booking as it was sold, from all its lines, live and cancelled. Free ones have no line and go with their leg. */
export function extraUnits(lines: SoldLine[]): ExtraUnit[] {
  const counts = new Map<string, SoldLine>();
  for (const { leg_position, kind, quantity } of lines) {
    if (kind !== "pet" && !kind.startsWith("cabin:")) continue;
    const key = `${leg_position} ${kind}`;
    const sum = (counts.get(key)?.quantity ?? 0) + quantity;
    counts.set(key, { leg_position, kind, quantity: sum });
  }
  return [...counts.values()]
    .sort((a, b) => a.leg_position - b.leg_position || (a.kind < b.kind ? -1 : 1))
    .flatMap(({ leg_position: leg, kind, quantity }) =>
      Array.from({ length: quantity }, (_, index): ExtraUnit => {
        if (kind === "pet") return { id: petId(leg, index), of: "pets", leg, kind };
        const cabin = kind.slice("cabin:".length);
        return { id: cabinId(leg, cabin, index), of: "cabins", leg, kind };
      }),
    );
}
