import type { CancelledLeg } from "#db/schema/booking";
import type { FareConditions } from "#db/schema/fare";
import type { OperatorAges } from "#lib/party/party";

export type SoldPassenger = { position: number; birth_date: string };
export type SoldVehicle = {
  position: number;
  kind: string;
  length_cm: number;
  height_cm: number;
  driver: number;
};

export type SoldLeg = {
  position: number;
  journey_index: number;
  conditions: FareConditions;
  /** Who and what is on it now. */
  passengers: number[];
  vehicles: number[];
  cancelled: boolean;
  departs_at: Date;
  /** Somebody of the booking went aboard: it is used. */
  aboard?: boolean;
  /** Its sailing was cancelled: it does not leave, whatever the clock says. */
  sailing_cancelled?: boolean;
  /** It does not sail as it was booked (see Disruption). */
  disrupted?: boolean;
  /** It was given up after its sailing had been cancelled. */
  lost?: boolean;
  /**
   * It, or another of its journey, does not sail as booked, or a journey before it was lost to a cancelled
   * sailing: all of its price comes back.
   */
  does_not_sail?: boolean;
  departure_date: string;
  ages: OperatorAges;
  /** When and from which zone's port its journey leaves for the first time: what its fare's tiers count from. */
  journey_departs_at: Date;
  journey_zone: string;
  operator_status: string;
};

export type SoldItem = {
  position: number;
  leg_position: number;
  kind: string;
  quantity: number;
  amount_minor: number;
  cancelled: boolean;
};

/** Places of a pool that the booking owns on a leg, in the pool's own unit. */
export type SoldClaim = { pool_id: number; kind: string; leg_position: number; quantity: number };

/** A booking as it was sold and what is left of it: all that cancelling a part of it depends on. */
export type SoldBooking = {
  status: string;
  currency: string;
  language: string;
  intent_id: string | null;
  /** The database's clock. */
  now: Date;
  /** What was captured and is neither promised back nor taken by a bank. */
  paid_minor: number;
  passengers: SoldPassenger[];
  vehicles: SoldVehicle[];
  legs: SoldLeg[];
  items: SoldItem[];
  claims: SoldClaim[];
  /** What was cancelled of it before, oldest first. */
  cancelled: CancelledLeg[];
};

/**
 * Legs that can still be cancelled, whole or in part: not cancelled, and still in port with nobody aboard, or
 * never to leave.
 */
export function openLegs({ legs, now }: Pick<SoldBooking, "legs" | "now">): SoldLeg[] {
  const isInPort = (leg: SoldLeg) => leg.departs_at > now && !leg.aboard;
  return legs.filter((leg) => !leg.cancelled && (leg.sailing_cancelled || isInPort(leg)));
}

/** The lines of a leg that still count. */
export function liveItems({ items }: Pick<SoldBooking, "items">, leg: number): SoldItem[] {
  return items.filter((item) => item.leg_position === leg && !item.cancelled);
}
