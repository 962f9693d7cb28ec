/** What a traveller can tell apart of the service. Operators are parts of their own: operator:CODE. */
export const ownParts = ["search", "booking", "payments", "mail"] as const;
export type OwnPart = (typeof ownParts)[number];
export type Part = OwnPart | `operator:${string}`;

/** well: as it should be. troubled: it works, later than it should. down: it does not. */
export type State = "well" | "troubled" | "down";

const rank = { well: 0, troubled: 1, down: 2 } as const;

/** The worse of two. */
export function worse(one: State, other: State): State {
  return rank[one] >= rank[other] ? one : other;
}
