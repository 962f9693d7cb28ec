import { expect, it } from "vitest";
import type { BookingView } from "#lib/booking/booking-view";
import { itemsByJourney } from "./items-by-journey";

const port = (name: string) => ({
  code: name.slice(0, 5).toUpperCase(),
  name,
  zone: "Europe/Rome",
});
const leg = (position: number, journey_index: number, from: string, to: string) =>
  ({ position, journey_index, from: port(from), to: port(to) }) as BookingView["legs"][number];
const item = (leg_position: number, label: string, amount_minor: number) => ({
  label,
  kind: label,
  quantity: 1,
  amount_minor,
  leg_position,
});

it("adds up the sailings of a journey and keeps journeys apart", () => {
  const booking = {
    legs: [
      leg(0, 0, "Civitavecchia", "Palermo"),
      leg(1, 0, "Palermo", "Tunis"),
      leg(2, 1, "Tunis", "Civitavecchia"),
    ],
    items: [
      item(0, "2 adults", 100),
      item(0, "Port fees", 5),
      item(1, "2 adults", 80),
      item(2, "2 adults", 70),
    ],
  };
  expect(itemsByJourney(booking)).toEqual([
    {
      journeyIndex: 0,
      heading: "Civitavecchia – Tunis",
      lines: [
        { label: "2 adults", amount_minor: 180 },
        { label: "Port fees", amount_minor: 5 },
      ],
    },
    {
      journeyIndex: 1,
      heading: "Tunis – Civitavecchia",
      lines: [{ label: "2 adults", amount_minor: 70 }],
    },
  ]);
});
