import { typedDay } from "#lib/language/parse-day";
import { emptyDocument, type PassengerDraft } from "./draft";
import type { SavedPerson } from "./saved";

/** Somebody whom the account has kept, as a passenger is typed: whose document isn't kept has none, never that of who stood there before. */
export function typedPerson(person: SavedPerson): Partial<PassengerDraft> {
  const { first_name, last_name, birth_date, gender, nationality, document } = person;
  return {
    first_name,
    last_name,
    birth_date: typedDay(birth_date),
    gender,
    nationality,
    document: document ? { ...document, expires_on: typedDay(document.expires_on) } : emptyDocument,
  };
}
