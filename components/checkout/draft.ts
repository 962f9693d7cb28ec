import type { Checkout } from "./checkout";

/** What a traveller has typed so far, as typed. Null: not touched, and a good guess stands for it. */
export type PassengerDraft = {
  first_name: string;
  /** Null: as the passenger before. */
  last_name: string | null;
  birth_date: string;
  gender: string;
  nationality: string | null;
  document: { kind: string; number: string; country: string | null; expires_on: string };
  special_care: string;
};

export type Draft = {
  /** A fare code for each journey. */
  fares: string[];
  /** Number by time aboard and cabin kind. */
  cabins: Record<string, Record<string, number>>;
  passengers: PassengerDraft[];
  vehicle: { registration: string; driver: number };
  /** keeps: the account is to keep who travels. */
  contact: { name: string | null; email: string; phone: string; keeps?: boolean };
};

export const emptyDocument: PassengerDraft["document"] = {
  kind: "passport",
  number: "",
  country: null,
  expires_on: "",
};

const emptyPassenger: PassengerDraft = {
  first_name: "",
  last_name: null,
  birth_date: "",
  gender: "",
  nationality: null,
  document: emptyDocument,
  special_care: "",
};

export function emptyDraft(checkout: Checkout): Draft {
  return {
    fares: checkout.journeys.map((journey) => journey.fares[0]?.code ?? ""),
    cabins: {},
    passengers: checkout.bands.map(() => emptyPassenger),
    vehicle: { registration: "", driver: 0 },
    contact: { name: null, email: checkout.saved?.email ?? "", phone: "" },
  };
}

/** Families mostly share a name: an untouched one follows the passenger's before. */
export function lastNameOf(draft: Draft, position: number): string {
  const typed = draft.passengers[position]?.last_name;
  if (typed !== null && typed !== undefined) return typed;
  return position > 0 ? lastNameOf(draft, position - 1) : "";
}

/** As it stands on the ticket; empty while nothing is typed. */
export function fullNameOf(draft: Draft, position: number): string {
  const first = draft.passengers[position]?.first_name.trim() ?? "";
  return first ? `${first} ${lastNameOf(draft, position).trim()}`.trim() : "";
}

/** Parties mostly share a nationality: untouched ones follow the first passenger's. */
export function nationalityOf(draft: Draft, position: number): string {
  return draft.passengers[position]?.nationality ?? draft.passengers[0]?.nationality ?? "";
}

/** And mostly carry their own country's document. */
export function documentCountryOf(draft: Draft, position: number): string {
  return draft.passengers[position]?.document.country ?? nationalityOf(draft, position);
}

/** The one who books is mostly the first who travels. */
export function contactNameOf(draft: Draft): string {
  return draft.contact.name ?? fullNameOf(draft, 0);
}
