import type { FareConditions } from "../schema/fare";
import { fares, operators, policies } from "./data/operators";
import { cell, numberIn, numberOrNull, readTable } from "./read-table";
import { type VehicleBandRow, vehicleBands } from "./vehicle-bands";

export type OperatorRow = {
  code: string;
  name: string;
  slug: string;
  low_deck_cm: number;
  booking_mode: string;
};
export type FareRow = {
  operator_code: string;
  code: string;
  factor_bp: number;
  conditions: FareConditions;
  position: number;
};

export type PolicyRow = {
  operator_code: string;
  fare_code: string;
  name: string;
  priority: number;
  travel_from: string;
  travel_until: string;
  sale_from: string | null;
  sale_until: string | null;
  conditions: FareConditions;
};

export function readOperators(): { operators: OperatorRow[]; bands: VehicleBandRow[] } {
  const rows = readTable(operators);
  return {
    operators: rows.map((row) => ({
      code: cell(row, 0),
      name: cell(row, 1),
      slug: cell(row, 2),
      low_deck_cm: numberIn(row, 3),
      booking_mode: cell(row, 7),
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

/** The seasons' policies for departures of some years; what can be changed is as in the fare itself. */
export function readPolicies(years: number[]): PolicyRow[] {
  const known = readFares();
  return readTable(policies).flatMap((row) => {
    const [operator, fare] = [cell(row, 0), cell(row, 1)];
    const base = known.find(
      ({ operator_code, code }) => operator_code === operator && code === fare,
    );
    if (!base) throw new Error(`Seed data: no fare ${fare} of ${operator}`);
    const cancellation = cell(row, 6)
      .split(/\s+/)
      .map((text) => {
        const { hours_before: days_before, refund_bp } = readTier(text);
        return { days_before, refund_bp };
      });
    return years.map((year) => {
      const [travelFrom, travelUntil] = daysOf(cell(row, 4), year);
      const [saleFrom, saleUntil] = daysOf(cell(row, 5), year);
      return {
        operator_code: operator,
        fare_code: fare,
        name: `${cell(row, 2)}-${year}`,
        priority: numberIn(row, 3),
        travel_from: travelFrom as string,
        travel_until: travelUntil as string,
        sale_from: saleFrom ?? null,
        sale_until: saleUntil ?? null,
        conditions: { ...base.conditions, cancellation },
      };
    });
  });
}

function daysOf(text: string, year: number): string[] {
  return text === "-" ? [] : text.split("–").map((day) => `${year}-${day}`);
}

function readTier(text: string): { hours_before: number; refund_bp: number } {
  const [hours, percent] = text.split(":").map(Number);
  if (hours === undefined || percent === undefined) throw new Error(`Seed data: no tier: ${text}`);
  return { hours_before: hours, refund_bp: percent * 100 };
}
