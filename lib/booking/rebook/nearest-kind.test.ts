import { expect, test } from "vitest";
import { nearestKind } from "./nearest-kind";

test("as many beds first, then the least better class; never less than was paid for", () => {
  const free = ["cabin:seat", "cabin:outside_4", "cabin:suite", "cabin:outside_2", "passengers"];
  expect(nearestKind("cabin:inside_2", free)).toBe("cabin:outside_2");
  expect(nearestKind("cabin:inside_4", free)).toBe("cabin:outside_4");
  expect(nearestKind("cabin:outside_2", ["cabin:inside_2", "cabin:inside_4", "cabin:seat"])).toBe(
    null,
  );
  expect(nearestKind("cabin:outside_2", ["cabin:outside_4", "cabin:suite"])).toBe("cabin:suite");
  expect(nearestKind("cabin:outside_4", ["cabin:suite", "cabin:outside_2"])).toBe(null);
  expect(nearestKind("cabin:seat", ["cabin:inside_4", "cabin:inside_2"])).toBe("cabin:inside_2");
});

test("a kind of which nobody knows the class stands for its own sort only", () => {
  expect(nearestKind("cabin:pod_1", ["cabin:inside_2", "cabin:pod_2"])).toBe("cabin:pod_2");
  expect(nearestKind("cabin:inside_2", ["cabin:pod_2"])).toBe(null);
});

test("a low vehicle stands under a high deck too, a high one nowhere else", () => {
  expect(nearestKind("lane_low_cm", ["lane_high_cm"])).toBe("lane_high_cm");
  expect(nearestKind("lane_high_cm", ["lane_low_cm"])).toBe(null);
  expect(nearestKind("kennels", ["cabin:seat"])).toBe(null);
});
