import { describe, expect, it } from "vitest";
import { readVehicle } from "./vehicle-query";
import {
  answersOf,
  canCarryOnRoof,
  canTow,
  centimetres,
  kindOf,
  metres,
  presetOf,
  shapes,
  sizedMark,
  tows,
} from "./vehicle-shapes";

describe("a vehicle by its picture", () => {
  it("has the size of an ordinary one, with what is on it and behind it", () => {
    const car = { shape: "car", hasRoof: false, behind: null } as const;
    expect(presetOf(car)).toEqual({ length_cm: 450, height_cm: 180 });
    expect(presetOf({ ...car, hasRoof: true })).toEqual({ length_cm: 450, height_cm: 220 });
    expect(presetOf({ ...car, behind: "trailer" })).toEqual({ length_cm: 750, height_cm: 180 });
    expect(presetOf({ ...car, behind: "caravan" })).toEqual({ length_cm: 1000, height_cm: 260 });
    expect(presetOf({ shape: "bicycle", hasRoof: true, behind: "caravan" })).toEqual({
      length_cm: 190,
      height_cm: 120,
    });
  });

  it("is found again by its size", () => {
    for (const shape of shapes) {
      for (const hasRoof of canCarryOnRoof(shape) ? [false, true] : [false]) {
        for (const behind of [null, ...(canTow(shape) ? tows : [])]) {
          const answers = { shape, hasRoof, behind };
          const size = presetOf(answers);
          const found = answersOf({ kind: kindOf(shape), ...size });
          expect(presetOf(found)).toEqual(size);
          if (behind !== "caravan") expect(found).toEqual(answers);
        }
      }
    }
  });

  it.each([
    ["4,50", 450],
    ["4.5 m", 450],
    ["450", 450],
    ["450cm", 450],
    ["7", 700],
    ["2.05", 205],
    ["", null],
    ["long", null],
    ["-3", null],
    ["1e3", null],
    ["0", null],
  ])("takes %s as %s cm", (typed, cm) => {
    expect(centimetres(typed)).toBe(cm);
  });

  it("writes metres as the language does", () => {
    expect([metres(450, "en"), metres(1050, "fr")]).toEqual(["4.50", "10,50"]);
  });
});

describe("a vehicle in an address", () => {
  const read = (answers: Record<string, string>) => readVehicle((name) => answers[name] ?? "");

  it("is none without a picture", () => {
    expect(read({ vehicle: "" })).toBeNull();
    expect(read({ vehicle: "__proto__" })).toBeNull();
  });

  it("takes sizes in centimetres as links carry them, and in metres as people type them", () => {
    expect(read({ vehicle: "van", vehicle_length_cm: "600", vehicle_height_cm: "210" })).toEqual({
      kind: "van",
      length_cm: 600,
      height_cm: 210,
    });
    expect(read({ vehicle: "campervan", length: "5,90", height: "" })).toEqual({
      kind: "camper",
      length_cm: 590,
      height_cm: 260,
    });
  });

  it("without script forgets the sizes that belonged to another picture, but not new ones", () => {
    const sized = sizedMark({ shape: "car", hasRoof: false, behind: null }, "4.50", "1.80");
    const form = { vehicle: "camper", length: "4.50", height: "1.80", sized };
    expect(read(form)).toEqual({ kind: "camper", length_cm: 700, height_cm: 290 });
    expect(read({ ...form, length: "6.5" })).toMatchObject({ length_cm: 650, height_cm: 290 });
    expect(read({ ...form, vehicle: "car" })).toMatchObject({ length_cm: 450, height_cm: 180 });
  });
});
