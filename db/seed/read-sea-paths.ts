import { seaPaths } from "./data/sea-paths";
import { cell, readTable } from "./read-table";

export type RouteRow = {
  from_port: string;
  to_port: string;
  distance_nm: number;
  path: [number, number][];
};

/** Every path is a route each way. */
export function readSeaPaths(): RouteRow[] {
  return readTable(seaPaths).flatMap((row) => {
    const [from, to, miles] = cell(row, 0).split(/\s+/);
    const path = cell(row, 1).split(" ").map(readPoint);
    if (!from || !to || !miles) throw new Error(`Seed data: a path without ends: ${row[0]}`);
    const distance_nm = Number(miles);
    return [
      { from_port: from, to_port: to, distance_nm, path },
      { from_port: to, to_port: from, distance_nm, path: path.toReversed() },
    ];
  });
}

function readPoint(text: string): [number, number] {
  const [longitude, latitude] = text.split(",").map(Number);
  if (longitude === undefined || latitude === undefined) throw new Error(`No point: ${text}`);
  return [longitude, latitude];
}
