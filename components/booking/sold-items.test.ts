import { expect, it } from "vitest";
import { soldItems } from "./sold-items";

const item = (kind: string, quantity: number, amount_minor: number, leg_position = 0) => ({
  label: "",
  kind,
  quantity,
  amount_minor,
  leg_position,
});

it("puts what was cancelled back to the line it came from, by kind, price and sailing", () => {
  const booking = {
    items: [item("adult", 1, 100), item("vehicle:car", 1, 300), item("rounding", 1, 7)],
    cancellations: [
      { items: [item("adult", 1, 100), item("vehicle:car", 1, 500), item("rounding", 1, -4)] },
      { items: [item("adult", 2, 200), item("adult", 1, 100, 1)] },
    ],
  };
  const sold = soldItems(booking as never, "en");
  expect(
    sold.map(({ label, amount_minor, leg_position }) => [label, amount_minor, leg_position]),
  ).toEqual([
    ["4 adults", 400, 0],
    ["1 car", 300, 0],
    ["Rounding", 3, 0],
    ["1 car", 500, 0],
    ["1 adult", 100, 1],
  ]);
});
