import { vessels } from "./data/vessels";
import { cell, numberIn, numberOrNull, readTable } from "./read-table";
import * as formula from "./vessel-formulas";

export type VesselRow = {
  slug: string;
  name: string;
  operator_code: string;
  imo: string | null;
  built: number | null;
  length_m: number;
  speed_kn: number;
  decks: number;
  passenger_capacity: number;
  lane_low_cm: number;
  lane_high_cm: number;
  kennels: number;
  cabins: Record<string, number>;
};

export function readVessels(): VesselRow[] {
  return readTable(vessels).map((row) => {
    const facts: formula.VesselFacts = {
      class: readClass(cell(row, 3)),
      passengers: numberIn(row, 4),
      cars: numberOrNull(row, 5),
      laneMetres: numberOrNull(row, 6),
      cabins: numberOrNull(row, 7),
    };
    const lanes = formula.laneCm(facts);
    const imo = cell(row, 11);
    return {
      slug: cell(row, 0),
      name: cell(row, 1),
      operator_code: cell(row, 2),
      imo: imo === "-" ? null : imo,
      built: numberOrNull(row, 10),
      length_m: numberOrNull(row, 8) ?? formula.lengthM(facts),
      speed_kn: numberOrNull(row, 9) ?? formula.speedKn(facts),
      decks: formula.decks(facts),
      passenger_capacity: facts.passengers,
      lane_low_cm: lanes.low,
      lane_high_cm: lanes.high,
      kennels: formula.kennels(facts),
      cabins: formula.cabins(facts),
    };
  });
}

function readClass(text: string): formula.VesselClass {
  if (text === "cruise" || text === "ropax" || text === "fast" || text === "day") return text;
  throw new Error(`Seed data: no such class of vessel: ${text}`);
}
