import { describe, expect, it } from "vitest";
import type { Checkout, CheckoutJourney } from "./checkout";
import { type Draft, emptyDraft, fullNameOf, lastNameOf } from "./draft";
import { faultsIn, firstFaulty, isReachable, stepAfter, stepsOf } from "./steps";
import { validateDraft } from "./validate-draft";

const journey: CheckoutJourney = {
  id: "j",
  sailingIds: ["s"],
  heading: "Marseille – Tunis",
  from: "Marseille",
  to: "Tunis",
  day: "Friday 22 January 2027",
  sentence: "",
  departureDates: ["2027-01-22"],
  arrivalDate: "2027-01-23",
  crossesBorder: true,
  isLong: true,
  fares: [{ code: "standard", name: "Standard", conditions: [], conditionsId: "c", items: [] }],
  aboard: [
    {
      key: "s",
      sailingIds: ["s"],
      vessel: "Tanit",
      from: "Marseille",
      to: "Tunis",
      cabins: [{ kind: "inside_2", label: "inside cabin", left: 3, berths: 2, unitMinor: {} }],
    },
  ],
};
const checkout: Checkout = {
  locale: "en",
  draftKey: "k",
  seen: null,
  currency: "EUR",
  journeys: [journey],
  bands: ["adult", "child"],
  ages: { infant_max_age: 3, child_max_age: 11 },
  vehicle: null,
  pets: 0,
  countries: [],
  holdMinutes: 5,
  searchHref: "/",
};
const ids = (asked: Partial<Checkout>) => stepsOf({ ...checkout, ...asked }).map(({ id }) => id);

describe("the steps of a checkout", () => {
  it("ask one thing at a time", () => {
    const car = { kind: "car", length_cm: 450, height_cm: 180 } as const;
    expect(ids({ journeys: [journey, journey], vehicle: car })).toEqual([
      "fare-0",
      "cabins-0",
      "fare-1",
      "cabins-1",
      "passenger-1",
      "passenger-2",
      "vehicle",
      "contact",
    ]);
  });

  it("do not ask what is known or cannot be had", () => {
    const [time] = journey.aboard;
    const bare = { ...journey, aboard: [{ ...(time as (typeof journey.aboard)[0]), cabins: [] }] };
    const bicycle = { kind: "bicycle", length_cm: 190, height_cm: 120 } as const;
    expect(ids({ journeys: [bare], vehicle: bicycle })).toEqual([
      "fare-0",
      "passenger-1",
      "passenger-2",
      "contact",
    ]);
    expect(ids({ bands: ["adult", "adult"], vehicle: bicycle })).toContain("vehicle");
  });

  it("lead on to what is not decided yet, whichever one was mended", () => {
    const steps = stepsOf(checkout);
    const done = ["fare-0", "cabins-0", "passenger-1"];
    expect(stepAfter(steps, "fare-0", ["fare-0"]).id).toBe("cabins-0");
    expect(stepAfter(steps, "fare-0", done).id).toBe("passenger-2");
    expect(stepAfter(steps, "contact", ["contact"]).id).toBe("fare-0");
    expect(
      stepAfter(
        steps,
        "fare-0",
        steps.map(({ id }) => id),
      ).id,
    ).toBe("contact");
  });

  it("are open when all before them are decided", () => {
    const steps = stepsOf(checkout);
    expect(isReachable(steps, "passenger-1", ["fare-0", "cabins-0"])).toBe(true);
    expect(isReachable(steps, "passenger-2", ["fare-0", "cabins-0"])).toBe(false);
    expect(isReachable(steps, "fare-0", [])).toBe(true);
    expect(
      isReachable(
        steps,
        "no-such",
        steps.map(({ id }) => id),
      ),
    ).toBe(false);
  });

  it("each know the faults in their own answers", () => {
    const steps = stepsOf(checkout);
    const draft: Draft = emptyDraft(checkout);
    const [claire] = draft.passengers;
    const passengers = draft.passengers.map((one, index) => ({
      ...one,
      ...(index === 0 && { first_name: "Claire", last_name: "Dupont", nationality: "FR" }),
      ...(index === 1 && { first_name: "Inès", gender: "f", birth_date: "1/2/1990" }),
      document: { ...(claire as (typeof draft.passengers)[0]).document, expires_on: "22.01.2027" },
    }));
    const faults = validateDraft(checkout, { ...draft, passengers });
    expect(firstFaulty(steps, faults)?.id).toBe("passenger-1");
    const second = steps.find(({ id }) => id === "passenger-2");
    expect(second && faultsIn(second, faults)).toEqual({
      "passengers.1.birth_date": { code: "band_mismatch", age: 36, band: "child" },
      "passengers.1.document.number": { code: "missing_number" },
      // Valid when the ship leaves is not enough: it arrives the day after.
      "passengers.1.document.expires_on": { code: "document_expired", day: "2027-01-23" },
    });
  });
});

describe("a family's name", () => {
  const named = (...names: (string | null)[]): Draft => ({
    ...emptyDraft(checkout),
    passengers: names.map((last_name) => ({
      ...(emptyDraft(checkout).passengers[0] as Draft["passengers"][0]),
      first_name: "A",
      last_name,
    })),
  });

  it("is taken over from the passenger before, until another is typed", () => {
    const draft = named("Dupont", null, "Ben Ali", null, "");
    expect([0, 1, 2, 3, 4].map((position) => lastNameOf(draft, position))).toEqual([
      "Dupont",
      "Dupont",
      "Ben Ali",
      "Ben Ali",
      "",
    ]);
    expect(fullNameOf(draft, 3)).toBe("A Ben Ali");
  });
});
