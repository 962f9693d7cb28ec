import { changesInPort, changesNearBy } from "./data/port-changes";
import { cell, numberIn, readTable } from "./read-table";

export type PairChange = { from_port: string; to_port: string; least_minutes: number };

/** Least minutes to change ship by port, where it isn't the usual time. */
export function readChangesInPort(): Map<string, number> {
  return new Map(
    readTable(changesInPort).flatMap((row) =>
      cell(row, 0)
        .split(" ")
        .map((code): [string, number] => [code, numberIn(row, 1)]),
    ),
  );
}

/** The same between ports near each other, both ways. */
export function readChangesNearBy(): PairChange[] {
  return readTable(changesNearBy).flatMap((row) => {
    const [one = "", other = ""] = cell(row, 0).split(" ");
    const least_minutes = numberIn(row, 1);
    return [
      { from_port: one, to_port: other, least_minutes },
      { from_port: other, to_port: one, least_minutes },
    ];
  });
}
