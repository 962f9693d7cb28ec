import type { FareConditions } from "../schema/fare";
import { fares, operators } from "./data/operators";
import { cell, numberIn, numberOrNull, readTable } from "./read-table";
import { type VehicleBandRow, vehicleBands } from "./vehicle-bands";

export type OperatorRow = { code: string; name: string; slug: string; low_deck_cm: number };
export type FareRow = {
  operator_code: string;
  code: string;
  factor_bp: number;
  conditions: FareConditions;
  position: number;
};

export function readOperators(): { operators: OperatorRow[]; bands: VehicleBandRow[] } {
  const rows = readTable(operators);
  return {
    operators: rows.map((row) => ({
      code: cell(row, 0),
      name: cell(row, 1),
      slug: cell(row, 2),
      low_deck_cm: numberIn(row, 3),
    })),
    bands: rows.flatMap((row) =>
      vehicleBands(cell(row, 0), {
        perMetreBp: numberIn(row, 4),
        over190Bp: numberIn(row, 5),
        over260Bp: numberIn(row, 6),
      }),
    ),
  };
}

export function readFares(): FareRow[] {
  const order = ["standard", "flex"];
  return readTable(fares).map((row) => ({
    operator_code: cell(row, 0),
    code: cell(row, 1),
    factor_bp: numberIn(row, 2),
    conditions: {
      cancellation: cell(row, 3).split(/\s+/).map(readTier),
      changes_until_hours: numberOrNull(row, 4),
      change_fee_minor: numberIn(row, 5) * 100,
    },
    position: order.indexOf(cell(row, 1)) + 1,
  }));
}

function readTier(text: string): FareConditions["cancellation"][number] {
  const [hours, percent] = text.split(":").map(Number);
  if (hours === undefined || percent === undefined) throw new Error(`Seed data: no tier: ${text}`);
  return { hours_before: hours, refund_bp: percent * 100 };
}
