import { expect, test } from "vitest";
import type { PassengerBand, Vehicle } from "#lib/party/party";
import { peopleOf, withPeople } from "./carried-people";
import type { Checkout } from "./checkout";
import { type Draft, emptyDraft } from "./draft";

function checkoutOf(bands: PassengerBand[], kind?: Vehicle["kind"]): Checkout {
  const vehicle = kind ? { kind, length_cm: 450, height_cm: 180 } : null;
  return { journeys: [], bands, vehicle } as unknown as Checkout;
}

function typed(checkout: Checkout, names: string[], changes: Partial<Draft> = {}): Draft {
  const draft = emptyDraft(checkout);
  const passengers = draft.passengers.map((one, index) => ({
    ...one,
    first_name: names[index] ?? "",
  }));
  return { ...draft, passengers, ...changes };
}

const namesIn = (draft: Draft) => draft.passengers.map(({ first_name }) => first_name);
const contact = { name: null, email: "zoe@example.org", phone: "+33 6 12 34 56 78" };

test("another day finds everybody again, and where they are reached", () => {
  const checkout = checkoutOf(["adult", "child"]);
  const people = peopleOf(checkout, typed(checkout, ["Zoë", "Lina"], { contact }), null);
  const other = withPeople(checkout, emptyDraft(checkout), people);
  expect(namesIn(other)).toEqual(["Zoë", "Lina"]);
  expect(other.contact).toEqual(contact);
});

test("who comes along is new, who stays at home is not forgotten, and a child stays a child", () => {
  const two = checkoutOf(["adult", "adult"]);
  const first = peopleOf(two, typed(two, ["Zoë", "Karim"]), null);
  const family = checkoutOf(["adult", "child"]);
  const asked = withPeople(family, emptyDraft(family), first);
  expect(namesIn(asked)).toEqual(["Zoë", ""]);
  const second = peopleOf(family, typed(family, ["Zoé", "Lina"]), first);
  const three = checkoutOf(["adult", "adult", "child"]);
  expect(namesIn(withPeople(three, emptyDraft(three), second))).toEqual(["Zoé", "Karim", "Lina"]);
});

test("a plate belongs to its vehicle, and the driver is one of the party", () => {
  const car = checkoutOf(["adult", "adult"], "car");
  const people = peopleOf(
    car,
    typed(car, ["Zoë", "Karim"], { vehicle: { registration: "AB-123-CD", driver: 1 } }),
    null,
  );
  const camper = checkoutOf(["adult", "adult"], "camper");
  expect(withPeople(camper, emptyDraft(camper), people).vehicle).toEqual({
    registration: "",
    driver: 1,
  });
  const onFoot = checkoutOf(["adult"]);
  const later = peopleOf(onFoot, typed(onFoot, ["Zoë"]), people);
  const alone = checkoutOf(["adult"], "car");
  expect(withPeople(alone, emptyDraft(alone), later).vehicle).toEqual({
    registration: "AB-123-CD",
    driver: 0,
  });
});
