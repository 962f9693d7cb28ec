import type { VehicleKind } from "#lib/party/party";

/** What a traveller asks to book, checked for its form at the edge. Indices point into `passengers` and `vehicles`. */
export type BookingRequest = {
  journeys: {
    sailing_ids: string[];
    fare: string;
    /** The conditions the traveller saw, as a fare's `conditions_id`; absent: whatever holds now. */
    conditions_id?: string | undefined;
    /** Who travels; absent: all. */
    passengers?: number[] | undefined;
    vehicles?: number[] | undefined;
  }[];
  contact: { name: string; email: string; phone: string; language: "en" | "fr" };
  passengers: {
    first_name: string;
    last_name: string;
    birth_date: string;
    gender: "f" | "m" | "x";
    nationality: string;
    document?:
      | { kind: "passport" | "identity_card"; number: string; country: string; expires_on: string }
      | null
      | undefined;
    special_care?: string | null | undefined;
  }[];
  vehicles: {
    kind: VehicleKind;
    length_cm: number;
    height_cm: number;
    registration?: string | null | undefined;
    driver: number;
  }[];
  cabins: { sailing_id: string; kind: string; quantity: number }[];
  pets: { sailing_id: string; quantity: number }[];
  expected_total: { amount_minor: number; currency: string };
};
