import { NothingHere } from "#components/site/nothing-here";
import { pickMessages } from "#lib/language/messages";

/** A not-found page is given no params, so both languages go along and the address decides. */
export default function NotFound() {
  return (
    <NothingHere
      words={{
        en: pickMessages("en", ["not_found"]).not_found,
        fr: pickMessages("fr", ["not_found"]).not_found,
      }}
    />
  );
}
