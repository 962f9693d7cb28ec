import type { Money } from "#lib/money/money";

/** Why a person has to see to a booking. */
export const bookingNeeds = ["refund_failed", "dispute", "operator", "late_money"] as const;
export type BookingNeed = (typeof bookingNeeds)[number];

export type BookingRow = {
  id: string;
  reference: string;
  status: string;
  /** Null for who does not handle money. */
  payment_status: string | null;
  contact_name: string;
  /** Null for who does not write to travellers. */
  contact_email: string | null;
  contact_phone: string;
  created_at: string;
  departs_at: string;
  from: { code: string; name: string };
  to: { code: string; name: string };
  operators: string[];
  journeys: number;
  passengers: number;
  plates: string[];
  total: Money | null;
  needs: BookingNeed[];
};
