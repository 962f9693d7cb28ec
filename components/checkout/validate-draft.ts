import { parseDay } from "#lib/language/parse-day";
import type { PassengerBand } from "#lib/party/party";
import { ageOn, bandOf } from "./age-on";
import type { Checkout } from "./checkout";
import { contactNameOf, type Draft, documentCountryOf, lastNameOf, nationalityOf } from "./draft";
import { type PhoneFault, readPhone } from "./phone";

/** Answers that must be given; each has its own words for when it is not. */
type Asked =
  | "first_name"
  | "last_name"
  | "birth_date"
  | "gender"
  | "nationality"
  | "number"
  | "country"
  | "expires_on"
  | "registration"
  | "name"
  | "email"
  | "phone";

/** What is wrong with an answer; its words are in the catalogue's `fields`. */
export type FieldFault =
  | { code: `missing_${Asked}` | "date_invalid" | "date_future" | "expiry_invalid" }
  | { code: "email_invalid" | PhoneFault | "driver_adult" | "needs_adult" | "check" }
  | { code: "document_expired"; day: string }
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
  if (!typed.trim()) return { code: "missing_birth_date" };
  const birthDate = parseDay(typed);
  if (!birthDate) return { code: "date_invalid" };
  const band = checkout.bands[position] as PassengerBand;
  const [first] = checkout.journeys.flatMap((journey) => journey.departureDates);
  if (!first) return null;
  if (birthDate > first) return { code: "date_future" };
  const age = ageOn(birthDate, first);
  return bandOf(age, checkout.ages) === band ? null : { code: "band_mismatch", age, band };
}

/** Documents must be valid until one has arrived. */
function lastDay(checkout: Checkout): string {
  return checkout.journeys.at(-1)?.arrivalDate ?? "";
}

function documentFaults(checkout: Checkout, draft: Draft, position: number): Faults {
  const { number, expires_on } = draft.passengers[position]?.document ?? {};
  const path = `passengers.${position}.document`;
  const faults: Faults = {};
  if (!number?.trim()) faults[`${path}.number`] = { code: "missing_number" };
  else if (number.trim().length < 3) faults[`${path}.number`] = { code: "too_short", least: 3 };
  if (!documentCountryOf(draft, position)) faults[`${path}.country`] = { code: "missing_country" };
  const day = parseDay(expires_on ?? "");
  const last = lastDay(checkout);
  if (!expires_on?.trim()) faults[`${path}.expires_on`] = { code: "missing_expires_on" };
  else if (!day) faults[`${path}.expires_on`] = { code: "expiry_invalid" };
  else if (day < last) faults[`${path}.expires_on`] = { code: "document_expired", day: last };
  return faults;
}

/** Everything the draft still lacks, in the order of the page. The API judges again, and finally. */
export function validateDraft(checkout: Checkout, draft: Draft): Faults {
  const faults: Faults = {};
  draft.passengers.forEach((passenger, position) => {
    const path = `passengers.${position}`;
    if (!passenger.first_name.trim()) faults[`${path}.first_name`] = { code: "missing_first_name" };
    if (!lastNameOf(draft, position).trim()) {
      faults[`${path}.last_name`] = { code: "missing_last_name" };
    }
    const birth = birthFault(checkout, position, passenger.birth_date);
    if (birth) faults[`${path}.birth_date`] = birth;
    if (!passenger.gender) faults[`${path}.gender`] = { code: "missing_gender" };
    if (!nationalityOf(draft, position)) {
      faults[`${path}.nationality`] = { code: "missing_nationality" };
    }
    if (needsDocuments(checkout)) Object.assign(faults, documentFaults(checkout, draft, position));
  });
  const { vehicle } = checkout;
  if (vehicle && vehicle.kind !== "bicycle" && !draft.vehicle.registration.trim()) {
    faults["vehicles.0.registration"] = { code: "missing_registration" };
  }
  if (!contactNameOf(draft)) faults["contact.name"] = { code: "missing_name" };
  const email = draft.contact.email.trim();
  if (!email) faults["contact.email"] = { code: "missing_email" };
  else if (!/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email)) {
    faults["contact.email"] = { code: "email_invalid" };
  }
  const phone = readPhone(draft.contact.phone, nationalityOf(draft, 0), checkout.locale);
  if (!draft.contact.phone.trim()) faults["contact.phone"] = { code: "missing_phone" };
  else if ("fault" in phone) faults["contact.phone"] = { code: phone.fault };
  return faults;
}

/** What the API found fault with, in our words where we know what a path can mean. */
export function faultsOfProblem(checkout: Checkout, errors: { path: string }[]): Faults {
  return Object.fromEntries(
    errors.map(({ path }): [string, FieldFault] => {
      if (path.endsWith("document.expires_on")) {
        return [path, { code: "document_expired", day: lastDay(checkout) }];
      }
      if (path.endsWith(".birth_date")) return [path, { code: "needs_adult" }];
      if (path.endsWith(".driver")) return [path, { code: "driver_adult" }];
      if (path === "contact.email") return [path, { code: "email_invalid" }];
      if (path === "contact.phone") return [path, { code: "phone_invalid" }];
      return [path, { code: "check" }];
    }),
  );
}
