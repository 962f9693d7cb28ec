import type { Checkout, TimeAboard } from "./checkout";

/** Those who need a bed of their own: infants sleep with an adult. */
export function sleepersOf(checkout: Pick<Checkout, "bands">): number {
  return checkout.bands.filter((band) => band !== "infant").length;
}

/** Beds and seats in what was chosen for one time aboard. */
export function bedsIn(aboard: TimeAboard, chosen: Record<string, number>): number {
  return aboard.cabins.reduce((sum, { kind, berths }) => sum + berths * (chosen[kind] ?? 0), 0);
}

/** How many of a kind can be taken: what is left, and no more cabins in all than there are people to sleep in them. */
export function mostOf(
  aboard: TimeAboard,
  kind: string,
  chosen: Record<string, number>,
  sleepers: number,
): number {
  const left = aboard.cabins.find((cabin) => cabin.kind === kind)?.left ?? 0;
  // Of what is still offered: a kind sold out since it was chosen takes nobody's place.
  const others = aboard.cabins.reduce(
    (sum, other) => (other.kind === kind ? sum : sum + (chosen[other.kind] ?? 0)),
    0,
  );
  return Math.max(0, Math.min(left, sleepers - others));
}
