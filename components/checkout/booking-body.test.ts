import { expect, test } from "vitest";
import { bookingBody } from "./booking-body";
import type { Checkout, CheckoutJourney, OfferedCabin } from "./checkout";
import { emptyDraft } from "./draft";
import { priceOf } from "./price-of";

const cabin = (kind: string, minor: number): OfferedCabin => ({
  kind,
  label: kind,
  left: 3,
  berths: 2,
  unitMinor: { standard: minor },
});
const journey: CheckoutJourney = {
  id: "j",
  sailingIds: ["s1", "s2"],
  heading: "Marseille – Tunis",
  from: "Marseille",
  to: "Tunis",
  day: "Friday 22 January 2027",
  sentence: "",
  departureDates: ["2027-01-22", "2027-01-22"],
  arrivalDate: "2027-01-23",
  crossesBorder: true,
  isLong: true,
  fares: [{ code: "standard", name: "Standard", conditions: [], conditionsId: "c", items: [] }],
  aboard: [
    {
      key: "s1",
      sailingIds: ["s1", "s2"],
      vessel: "Tanit",
      from: "Marseille",
      to: "Tunis",
      cabins: [cabin("inside_2", 4_000)],
    },
  ],
};
const checkout: Checkout = {
  locale: "en",
  draftKey: "k",
  seen: null,
  currency: "EUR",
  journeys: [journey],
  bands: ["adult"],
  ages: { infant_max_age: 3, child_max_age: 11 },
  vehicle: null,
  pets: 0,
  countries: [],
  holdMinutes: 5,
  searchHref: "/",
};

test("the cabins that are booked are those that are shown and paid, on each sailing of a time aboard", () => {
  // Of the suite none is left since it was chosen: nobody could take it off again.
  const draft = { ...emptyDraft(checkout), cabins: { s1: { inside_2: 1, suite_2: 1 } } };
  const { total } = priceOf(checkout, draft);
  expect(total.amount_minor).toBe(4_000);
  expect(bookingBody(checkout, draft, total).cabins).toEqual([
    { sailing_id: "s1", kind: "inside_2", quantity: 1 },
    { sailing_id: "s2", kind: "inside_2", quantity: 1 },
  ]);
});

test("a journey names who and what travels on it where the ways differ", () => {
  const back: CheckoutJourney = {
    ...journey,
    sailingIds: ["s3"],
    aboard: [],
    travels: { passengers: [0], vehicles: [], pets: 0 },
  };
  const out = { ...journey, travels: { passengers: [0, 1], vehicles: [0], pets: 1 } };
  const both: Checkout = { ...checkout, journeys: [out, back], bands: ["adult", "child"], pets: 1 };
  const body = bookingBody(both, emptyDraft(both), { amount_minor: 0, currency: "EUR" });
  expect(body.journeys).toMatchObject([
    { passengers: [0, 1], vehicles: [0] },
    { passengers: [0], vehicles: [] },
  ]);
  expect(body.pets).toEqual([
    { sailing_id: "s1", quantity: 1 },
    { sailing_id: "s2", quantity: 1 },
  ]);
});
