import type { ChartCall } from "./read-route-chart";

/** A leg of a journey by its ports' codes, and whether one stays on board when it ends. */
export type ChartLeg = { from: string; to: string; staysAboard: boolean };

/**
 * The ports of a journey's chart in order: where it begins and ends, where the ship calls and where it is
 * changed; both ports where one changes from one to another.
 */
export function journeyCalls(legs: readonly ChartLeg[]): ChartCall[] {
  return legs.flatMap(({ from, to, staysAboard }, index): ChartCall[] => {
    const isLast = index === legs.length - 1;
    const lands = { code: to, kind: isLast ? "end" : staysAboard ? "call" : "change" } as const;
    const before = legs[index - 1];
    if (before && before.to === from) return [lands];
    return [{ code: from, kind: before ? "change" : "end" }, lands];
  });
}
