import { nameTerms } from "./name-terms";

/** What of a booking it is found by. */
export type Findable = {
  contact_name: string;
  contact_email: string;
  contact_phone: string;
  passengers: string[];
  plates: string[];
  operators: string[];
};

/** The words of all names on a booking. */
export function wordsOf({ contact_name, passengers }: Findable): string[] {
  return [...new Set([contact_name, ...passengers].flatMap(nameTerms))];
}

/** All that a booking is found by: the words of its names, and each other thing behind its letter. */
export function termsOf(booking: Findable): string[] {
  const { contact_email, contact_phone, plates, operators } = booking;
  const terms = [
    ...wordsOf(booking),
    emailTerm(contact_email),
    phoneTerm(contact_phone),
    ...plates.map(plateTerm),
    ...operators.map(operatorTerm),
  ];
  return [...new Set(terms.filter((term) => term !== null))];
}

/** An address as it is looked up, or the beginning of one. */
export function emailTerm(email: string): string | null {
  const text = email.trim().toLowerCase();
  return text ? `e:${text}` : null;
}

/**
 * A telephone number as it is looked up: its digits from the last to the first, so that it is found with and
 * without its country's prefix. A number as it is dialled inside its country loses the noughts it begins with.
 */
export function phoneTerm(phone: string): string | null {
  const digits = phone.normalize("NFKD").replace(/\D/g, "").replace(/^0+/, "");
  return digits ? `p:${[...digits].reverse().join("")}` : null;
}

/** A registration plate without blanks and dashes, or the beginning of one. */
export function plateTerm(plate: string): string | null {
  const text = plate
    .normalize("NFKD")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  return text ? `v:${text}` : null;
}

export function operatorTerm(code: string): string {
  return `o:${code}`;
}
