// What devices send of their scans, and what they hear. Runs in browsers.
import type { Refusal } from "./decide";
import type { GateBooking, Stage } from "./gate-list";

export type Scan = {
  /** A UUID of the device's making: the same scan is sent again under the same one. */
  id: string;
  /** What the code says, or a reference that was typed or chosen from the list. */
  code: string;
  /** Positions of those who pass; null for all of a booking that the device doesn't know. */
  passengers: number[] | null;
  stage: Stage;
  means: "camera" | "scanner" | "hand";
  /** By the device's clock. */
  at: string;
  /** The device let them pass without waiting for an answer. */
  let_pass: boolean;
};

/** Who was there before, since when, and by which device. */
export type There = { passenger: number; at: string; device: string };

export type ScanOutcome = {
  id: string;
  say: "yes" | "part" | "no";
  why: Refusal | null;
  accepted: number[];
  already: There[];
  /** Whom a person must look at: they were let pass and should not have been. */
  flagged: number[];
  /** What the device didn't know. */
  booking: GateBooking | null;
  /** Where the ticket is for, if it isn't for here. */
  elsewhere: { from: string; to: string; departs_at: string; zone: string } | null;
};
