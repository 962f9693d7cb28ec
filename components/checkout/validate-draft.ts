import { parseDay } from "#lib/language/parse-day";
import type { PassengerBand } from "#lib/party/party";
import { ageOn, bandOf } from "./age-on";
import type { Checkout } from "./checkout";
import { contactNameOf, type Draft, documentCountryOf, nationalityOf } from "./draft";

/** What is wrong with an answer; its words are in the catalogue's `fields`. */
export type FieldFault =
  | { code: "required" | "choose_one" | "date_invalid" | "date_future" | "document_expired" }
  | { code: "email_invalid" | "phone_invalid" | "driver_adult" | "needs_adult" | "check" }
  | { code: "too_short"; least: number }
  | { code: "band_mismatch"; age: number; band: PassengerBand };

/** Faults by the path of the answer, as the API names it. */
export type Faults = Record<string, FieldFault>;

/** Identity documents are asked for where a border is crossed. */
export function needsDocuments(checkout: Checkout): boolean {
  return checkout.journeys.some((journey) => journey.crossesBorder);
}

/** Ages are judged on the day of each departure; a birthday in between may change what one pays as. */
function birthFault(checkout: Checkout, position: number, typed: string): FieldFault | null {
  if (!typed.trim()) return { code: "required" };
  const birthDate = parseDay(typed);
  if (!birthDate) return { code: "date_invalid" };
  const band = checkout.bands[position] as PassengerBand;
  const [first] = checkout.journeys.flatMap((journey) => journey.departureDates);
  if (!first) return null;
  if (birthDate > first) return { code: "date_future" };
  const age = ageOn(birthDate, first);
  return bandOf(age, checkout.ages) === band ? null : { code: "band_mismatch", age, band };
}

function documentFaults(checkout: Checkout, draft: Draft, position: number): Faults {
  const { number, expires_on } = draft.passengers[position]?.document ?? {};
  const path = `passengers.${position}.document`;
  const faults: Faults = {};
  if (!number?.trim()) faults[`${path}.number`] = { code: "required" };
  else if (number.trim().length < 3) faults[`${path}.number`] = { code: "too_short", least: 3 };
  if (!documentCountryOf(draft, position)) faults[`${path}.country`] = { code: "choose_one" };
  const day = parseDay(expires_on ?? "");
  const lastDay = checkout.journeys.at(-1)?.arrivalDate ?? "";
  if (!expires_on?.trim()) faults[`${path}.expires_on`] = { code: "required" };
  else if (!day) faults[`${path}.expires_on`] = { code: "date_invalid" };
  else if (day < lastDay) faults[`${path}.expires_on`] = { code: "document_expired" };
  return faults;
}

/** Everything the draft still lacks, in the order of the page. The API judges again, and finally. */
export function validateDraft(checkout: Checkout, draft: Draft): Faults {
  const faults: Faults = {};
  draft.passengers.forEach((passenger, position) => {
    const path = `passengers.${position}`;
    for (const name of ["first_name", "last_name"] as const) {
      if (!passenger[name].trim()) faults[`${path}.${name}`] = { code: "required" };
    }
    const birth = birthFault(checkout, position, passenger.birth_date);
    if (birth) faults[`${path}.birth_date`] = birth;
    if (!passenger.gender) faults[`${path}.gender`] = { code: "choose_one" };
    if (!nationalityOf(draft, position)) faults[`${path}.nationality`] = { code: "choose_one" };
    if (needsDocuments(checkout)) Object.assign(faults, documentFaults(checkout, draft, position));
  });
  const { vehicle } = checkout;
  if (vehicle && vehicle.kind !== "bicycle" && !draft.vehicle.registration.trim()) {
    faults["vehicles.0.registration"] = { code: "required" };
  }
  if (!contactNameOf(draft)) faults["contact.name"] = { code: "required" };
  const email = draft.contact.email.trim();
  if (!email) faults["contact.email"] = { code: "required" };
  else if (!/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email)) {
    faults["contact.email"] = { code: "email_invalid" };
  }
  const phone = draft.contact.phone.trim();
  if (!phone) faults["contact.phone"] = { code: "required" };
  else if (!/^\+?[\d ().-]{5,25}$/.test(phone)) faults["contact.phone"] = { code: "phone_invalid" };
  return faults;
}

/** What the API found fault with, in our words where we know what a path can mean. */
export function faultsOfProblem(errors: { path: string }[]): Faults {
  return Object.fromEntries(
    errors.map(({ path }): [string, FieldFault] => {
      if (path.endsWith("document.expires_on")) return [path, { code: "document_expired" }];
      if (path.endsWith(".birth_date")) return [path, { code: "needs_adult" }];
      if (path.endsWith(".driver")) return [path, { code: "driver_adult" }];
      if (path === "contact.email") return [path, { code: "email_invalid" }];
      if (path === "contact.phone") return [path, { code: "phone_invalid" }];
      return [path, { code: "check" }];
    }),
  );
}
