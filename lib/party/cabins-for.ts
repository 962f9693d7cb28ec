import type { SearchParty } from "./party";

/** Berths of a cabin kind: the number its name ends with (inside_2, outside_4), else 1 (seat), and 2 for a suite. */
export function berthsOf(cabinKind: string): number {
  const number = /_(\d{1,2})$/.exec(cabinKind)?.[1];
  if (number) return Math.max(1, Number(number));
  return cabinKind === "suite" ? 2 : 1;
}

/** How many cabins of a kind a party needs on each sailing; infants sleep with an adult. */
export function cabinsFor(
  cabinKind: string,
  party: Pick<SearchParty, "adults" | "children">,
): { kind: string; quantity: number }[] {
  const sleepers = Math.max(1, party.adults + party.children);
  return [{ kind: cabinKind, quantity: Math.ceil(sleepers / berthsOf(cabinKind)) }];
}
