import { describe, expect, it } from "vitest";
import { tariffItems } from "./price-formulas";
import { vehicleBands } from "./vehicle-bands";

const crossing = { from_port: "TNLGN", to_port: "FRMRS", distance_nm: 461.7 };

describe("computed prices", () => {
  it("are plausible from Tunis to Marseille, in whole euros, infants free", () => {
    const items = tariffItems("CTN", crossing);
    const euros = Object.fromEntries(items.map((item) => [item.item, item.amount_minor / 100]));
    expect(euros).toEqual({
      adult: 138,
      child: 83,
      infant: 0,
      vehicle: 233,
      pet: 28,
      port_fee: 18,
      "cabin:inside_2": 99,
      "cabin:inside_4": 133,
      "cabin:outside_2": 129,
      "cabin:outside_4": 168,
      "cabin:suite_2": 237,
      "cabin:seat": 14,
    });
  });

  it("grow with a vehicle's length and height, and end at 10 m and 4 m", () => {
    const bands = vehicleBands("CTN", { perMetreBp: 900, over190Bp: 2000, over260Bp: 4000 });
    const factor = (kind: string, length: number, height: number) =>
      bands.find(
        (band) =>
          band.kind === kind && band.max_length_cm === length && band.max_height_cm === height,
      )?.factor_bp;
    expect(factor("car", 500, 190)).toBe(10_000);
    expect(factor("car", 400, 190)).toBe(9000);
    expect(factor("camper", 700, 400)).toBe(12_000 + 2 * 900 + 4000);
    expect(Math.max(...bands.map((band) => band.max_length_cm))).toBe(1000);
    expect(Math.max(...bands.map((band) => band.max_height_cm))).toBe(400);
  });
});
