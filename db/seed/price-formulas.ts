// What nobody publishes about a price is computed here, from the miles. Illustrative.
import { CABIN_KINDS } from "./vessel-formulas";

export type TariffItemRow = {
  operator_code: string;
  from_port: string;
  to_port: string;
  item: string;
  amount_minor: number;
};

/** How dear an operator is beside the formula. */
const OPERATOR_FACTOR: Record<string, number> = {
  CTN: 1,
  CORSICA_LINEA: 1.03,
  CORSICA_FERRIES: 0.85,
  GNV: 0.92,
  GRIMALDI: 0.9,
  BALEARIA: 0.95,
  JADROLINIJA: 0.9,
  MINOAN: 0.8,
};

/** A fixed part and a part a mile, in cents. Tunis to Marseille, 462 nm: adult 138 €, car 233 €. */
const ADULT = { fixed: 1800, perNm: 26 };
const VEHICLE = { fixed: 3000, perNm: 44 };
/** An inside cabin for two; 99 € on the same crossing. */
const CABIN = { fixed: 2500, perNm: 16 };
const PET = { fixed: 1000, perNm: 4 };
const SEAT = { fixed: 500, perNm: 2 };
const CHILD_SHARE = 0.6;
const CABIN_FACTOR: Record<string, number> = {
  inside_2: 1,
  inside_4: 1.35,
  outside_2: 1.3,
  outside_4: 1.7,
  suite_2: 2.4,
};

/** Dues a passenger: home waters 6 €, another country 9 €, Africa 18 €. */
export function portFeeMinor(fromPort: string, toPort: string): number {
  const countries = [fromPort.slice(0, 2), toPort.slice(0, 2)];
  if (countries.some((country) => ["TN", "DZ", "MA"].includes(country))) return 1800;
  return countries[0] === countries[1] ? 600 : 900;
}

/** All items of an operator's tariff on a route; the same both ways. Whole euros, infants free. */
export function tariffItems(
  operator: string,
  route: { from_port: string; to_port: string; distance_nm: number },
): TariffItemRow[] {
  const factor = OPERATOR_FACTOR[operator] ?? 1;
  const price = (part: { fixed: number; perNm: number }, share = 1): number =>
    Math.round(((part.fixed + part.perNm * route.distance_nm) * factor * share) / 100) * 100;

  const amounts: [string, number][] = [
    ["adult", price(ADULT)],
    ["child", price(ADULT, CHILD_SHARE)],
    ["infant", 0],
    ["vehicle", price(VEHICLE)],
    ["pet", price(PET)],
    ["port_fee", portFeeMinor(route.from_port, route.to_port)],
  ];
  for (const kind of CABIN_KINDS) {
    const amount = kind === "seat" ? price(SEAT) : price(CABIN, CABIN_FACTOR[kind]);
    amounts.push([`cabin:${kind}`, amount]);
  }
  return amounts.map(([item, amount_minor]) => ({
    operator_code: operator,
    from_port: route.from_port,
    to_port: route.to_port,
    item,
    amount_minor,
  }));
}
