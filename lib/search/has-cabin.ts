import type { Journey } from "./journey";

/** Whether on every ship of a journey some cabin kind is left from boarding to landing; a seat is no cabin. */
export function hasCabin({ legs, available }: Pick<Journey, "legs" | "available">): boolean {
  const ships = new Map<string, string[]>();
  for (const { voyage_id, sailing_id } of legs) {
    ships.set(voyage_id, [...(ships.get(voyage_id) ?? []), sailing_id]);
  }
  const kinds = new Set(available.cabins.map(({ kind }) => kind));
  const isLeft = (kind: string, sailingId: string) =>
    available.cabins.some((cabin) => cabin.kind === kind && cabin.sailing_id === sailingId);
  return [...ships.values()].every((sailings) =>
    [...kinds].some(
      (kind) => !kind.startsWith("seat") && sailings.every((sailingId) => isLeft(kind, sailingId)),
    ),
  );
}
