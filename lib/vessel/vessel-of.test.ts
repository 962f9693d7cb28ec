import { expect, it } from "vitest";
import { vesselOf } from "./vessel-of";

const fleet = [
  { id: 1, name: "Tanit", operator_code: "CTN" },
  { id: 2, name: "Sicilia", operator_code: "BALEARIA" },
  { id: 3, name: "Sicilia", operator_code: "GRIMALDI" },
];
const leg = (name: string, code: string) => ({ vessel: { name }, operator: { code } });

it("is the operator's own of that name", () => {
  expect(vesselOf(fleet, leg("Sicilia", "GRIMALDI"))?.id).toBe(3);
});

it("is another's, chartered, if there is only one of that name", () => {
  expect(vesselOf(fleet, leg("Tanit", "GNV"))?.id).toBe(1);
});

it("is none rather than a guess", () => {
  expect(vesselOf(fleet, leg("Sicilia", "GNV"))).toBeUndefined();
  expect(vesselOf(fleet, leg("Nobody", "CTN"))).toBeUndefined();
});
