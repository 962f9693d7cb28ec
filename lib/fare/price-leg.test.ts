import { expect, test } from "vitest";
import { fc } from "#lib/testing/chance";
import type { SailingOffer } from "./offer";
import { type PricedParty, priceLeg } from "./price-leg";
import { scaled } from "./scaled";
import { totalOf } from "./total-of";

const conditions = { cancellation: [], changes_until_hours: null, change_fee_minor: 0 };

function offerWith(changes: Partial<SailingOffer> & { level?: number } = {}) {
  const { level = 10_000, ...rest } = changes;
  return {
    sailing: { id: "s", price_level_bp: level },
    operator: {
      code: "CTN",
      name: "CTN",
      booking_mode: "instant" as const,
      infant_max_age: 3,
      child_max_age: 11,
      low_deck_max_height_cm: 190,
      vehicle_gap_cm: 30,
    },
    tariff: {
      adult: 9_999,
      child: 5_001,
      infant: 0,
      vehicle: 20_001,
      pet: 2_500,
      port_fee: 1_500,
      "cabin:inside_2": 8_000,
    },
    fares: [
      { code: "standard", factor_bp: 10_000, conditions },
      { code: "flex", factor_bp: 12_345, conditions },
    ],
    vehicle_bands: [
      { kind: "car", max_length_cm: 500, max_height_cm: 190, factor_bp: 10_000 },
      { kind: "car", max_length_cm: 500, max_height_cm: 300, factor_bp: 13_000 },
      { kind: "camper", max_length_cm: 800, max_height_cm: 400, factor_bp: 27_500 },
    ],
    ...rest,
  };
}

const nobody: PricedParty = {
  bands: { adult: 0, child: 0, infant: 0 },
  vehicles: [],
  cabins: [],
  pets: 0,
};

test("a family with a camper, a cabin and a dog, line by line", () => {
  const items = priceLeg(offerWith({ level: 15_000 }), "flex", {
    bands: { adult: 2, child: 1, infant: 1 },
    vehicles: [{ kind: "camper", length_cm: 720, height_cm: 310 }],
    cabins: [{ kind: "inside_2", quantity: 2 }],
    pets: 1,
  });
  expect(items).toEqual([
    { kind: "adult", quantity: 2, amount_minor: 2 * 18_516 },
    { kind: "child", quantity: 1, amount_minor: 9_261 },
    { kind: "infant", quantity: 1, amount_minor: 0 },
    { kind: "vehicle:camper", quantity: 1, amount_minor: 101_851 },
    { kind: "cabin:inside_2", quantity: 2, amount_minor: 2 * 14_814 },
    { kind: "pet", quantity: 1, amount_minor: 2_500 },
    { kind: "port_fee", quantity: 4, amount_minor: 6_000 },
  ]);
});

test("two cars of one price are one line, of two prices two", () => {
  const low = { kind: "car", length_cm: 450, height_cm: 180 };
  const high = { kind: "car", length_cm: 450, height_cm: 200 };
  const price = (vehicles: PricedParty["vehicles"]) =>
    priceLeg(offerWith(), "standard", { ...nobody, vehicles });
  expect(price([low, low])).toEqual([{ kind: "vehicle:car", quantity: 2, amount_minor: 40_002 }]);
  expect(price([low, high, low]).map(({ quantity }) => quantity)).toEqual([2, 1]);
});

test("what is not sold here is refused: fare, vehicle, size, pet, cabin", () => {
  const refusal = (changes: Partial<PricedParty>, fare = "standard", offer = offerWith()) => {
    try {
      priceLeg(offer, fare, { ...nobody, bands: { adult: 1, child: 0, infant: 0 }, ...changes });
    } catch (error) {
      return (error as { code: string }).code;
    }
    return "none";
  };
  expect(refusal({})).toBe("none");
  expect(refusal({}, "gold")).toBe("not_bookable");
  expect(refusal({ cabins: [{ kind: "suite", quantity: 1 }] })).toBe("not_bookable");
  expect(refusal({ pets: 1 }, "standard", offerWith({ tariff: { adult: 1 } }))).toBe(
    "not_bookable",
  );
  expect(refusal({ vehicles: [{ kind: "car", length_cm: 501, height_cm: 180 }] })).toBe(
    "vehicle_too_large",
  );
  expect(refusal({ vehicles: [{ kind: "van", length_cm: 400, height_cm: 180 }] })).toBe(
    "vehicle_too_large",
  );
});

test("lines add up to the total, and every line is its quantity times a whole unit", () => {
  const amount = fc.integer({ min: 0, max: 2_000_000 });
  const factor = fc.integer({ min: 1, max: 60_000 });
  const count = fc.integer({ min: 0, max: 9 });
  fc.assert(
    fc.property(
      amount,
      amount,
      factor,
      factor,
      count,
      count,
      (adult, fee, level, flex, adults, infants) => {
        const offer = offerWith({ level, tariff: { adult, port_fee: fee } });
        offer.fares = [{ code: "flex", factor_bp: flex, conditions }];
        const items = priceLeg(offer, "flex", {
          ...nobody,
          bands: { adult: adults, child: 0, infant: infants },
        });
        for (const currency of ["EUR", "JPY", "TND"]) {
          const { total, items: lines } = totalOf(items, currency);
          expect(lines.reduce((sum, line) => sum + line.amount_minor, 0)).toBe(total.amount_minor);
          if (currency === "TND") expect(total.amount_minor % 10).toBe(0);
        }
        for (const item of items) expect(item.amount_minor % item.quantity).toBe(0);
      },
    ),
  );
});

test("scaling rounds once, half up, where floats would slip", () => {
  expect(scaled(1, 5_000)).toBe(1);
  expect(scaled(1, 4_999)).toBe(0);
  expect(scaled(3, 5_000, 5_000)).toBe(1);
  expect(scaled(100_500, 10_050, 10_000)).toBe(101_003);
  expect(scaled(9_007_199_254_740, 10_001, 10_000)).toBe(9_008_099_974_665);
});
