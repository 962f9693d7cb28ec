import { emailTerm, phoneTerm, plateTerm } from "#lib/booking/find/booking-terms";
import { nameTerms } from "#lib/booking/find/name-terms";
import { normaliseReference } from "#lib/identity/reference";
import { isUuid } from "#lib/identity/uuid";

/** What a typed text may mean. Several at once: ten letters may be a name and a reference. */
export type Wanted = {
  bookingId: string | null;
  /** A booking's reference, or its beginning. */
  reference: string | null;
  /** An operator's reference, or its beginning, in upper case. */
  operatorReference: string | null;
  /** An id that Stripe gave. */
  stripeId: string | null;
  /** Beginnings of terms that are found as they are: an address, a number, a plate. */
  beginnings: string[];
  /** Words of names, each of which must be met, perhaps misspelt. */
  words: string[];
};

const referenceLetters = /^[0-9A-HJKMNP-TV-Z]{4,10}$/;
const mostWords = 6;

/**
 * Reads what staff typed into the one field: a reference (O for 0 and I for 1 are forgiven), an operator's, an
 * id of Stripe's, an address, a telephone number in any spelling, a plate, or the words of a name.
 */
export function readFind(typed: string): Wanted {
  const text = typed.trim();
  const wanted: Wanted = {
    bookingId: isUuid(text) ? text.toLowerCase() : null,
    reference: null,
    operatorReference: null,
    stripeId: /^(pi|ch|py|re|pyr|du|dp)_\w+$/.test(text) ? text : null,
    beginnings: [],
    words: [],
  };
  if (wanted.bookingId || wanted.stripeId) return wanted;
  if (text.includes("@"))
    return { ...wanted, beginnings: some(emailTerm(text.split(/\s/)[0] ?? "")) };
  const digits = text.replace(/\D/g, "").length;
  if (digits >= 5 && /^[+()\d\s./-]+$/.test(text)) wanted.beginnings.push(...some(phoneTerm(text)));
  const reference = normaliseReference(text);
  const isCode = digits > 0 && !/\s\S+\s\S+\s/.test(text);
  // Fewer letters without a digit are a name's, and begin somebody's reference by chance.
  if (referenceLetters.test(reference) && (isCode || reference.length >= 6)) {
    wanted.reference = reference;
  }
  if (isCode && text.length >= 3) {
    wanted.operatorReference = text.toUpperCase();
    wanted.beginnings.push(...some(plateTerm(text)));
  }
  if (!isCode) wanted.words = nameTerms(text).slice(0, mostWords);
  return wanted;
}

function some(term: string | null): string[] {
  // A letter and its colon alone are the beginning of everybody's.
  return term && term.length > 4 ? [term] : [];
}
