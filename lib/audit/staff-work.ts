import type { StaffRole } from "./staff-role";

/**
 * What staff do, and which roles may besides an admin. The one table: the endpoints go by it before anything
 * is read, and the verbs ask it themselves, so that no other way to a verb is a way around it.
 */
export const staffWork = {
  /** Opening, closing, moving, pricing and cancelling sailings, and the cases that come of it. */
  sailings: ["sales"],
  /** Cancelling, moving, correcting and noting bookings, sending their mails again, goodwill. */
  bookings: ["sales"],
  /** What becomes of a refund that failed. */
  refunds: ["sales"],
  /** Asking operators for their word, and writing down what they said. */
  operators: ["sales"],
  tariffs: ["sales"],
  policies: ["sales"],
  /** Letters to everybody who said yes to offers. */
  offers: ["sales"],
  /** Letting mail go to an address again. */
  suppressions: ["sales"],
  take_alerts: ["sales", "port_agent"],
  settle_alerts: ["sales"],
  caches: ["sales"],
  dead_letters: ["sales"],
  /** Dropping what waits: what is dropped doesn't come back. */
  purges: [],
  pictures: ["sales"],
  /** Scanning, taking back, looking at what was flagged, and reading who sails. */
  gate: ["sales", "port_agent"],
  /** Who is of the staff, and with which role. */
  people: [],
} as const satisfies Record<string, readonly StaffRole[]>;

export type StaffWork = keyof typeof staffWork;

/** True for the roles that may do a work; an admin may do all. */
export function mayDo(role: StaffRole | undefined, work: StaffWork): boolean {
  const roles: readonly StaffRole[] = staffWork[work];
  return role !== undefined && (role === "admin" || roles.includes(role));
}
