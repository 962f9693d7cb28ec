import type { FareConditions } from "#db/schema/fare";

export type OfferedFare = { code: string; factor_bp: number; conditions: FareConditions };
/** A policy that is in force; its windows are days (YYYY-MM-DD, both included, null: open) by the departure port's calendar. */
export type OfferedPolicy = {
  id: number;
  fare: string;
  priority: number;
  sale_from: string | null;
  sale_until: string | null;
  travel_from: string | null;
  travel_until: string | null;
  conditions: FareConditions;
};
export type VehicleBand = {
  kind: string;
  max_length_cm: number;
  max_height_cm: number;
  factor_bp: number;
};
export type OfferedPool = { id: number; kind: string; capacity: number; available: number };

export type OfferedOperator = {
  code: string;
  name: string;
  booking_mode: "instant" | "on_request";
  infant_max_age: number;
  child_max_age: number;
  low_deck_max_height_cm: number;
  vehicle_gap_cm: number;
};

export type OfferedSailing = {
  id: string;
  voyage_id: string;
  sequence: number;
  route_id: number;
  operator_code: string;
  vessel_id: number;
  vessel_name: string;
  from_port: string;
  to_port: string;
  from_zone: string;
  to_zone: string;
  /** English names. */
  from_name: string;
  to_name: string;
  from_country: string;
  to_country: string;
  departs_at: Date;
  arrives_at: Date;
  /** The departure port's own date, YYYY-MM-DD. */
  departure_date: string;
  status: "open" | "closed" | "cancelled";
  price_level_bp: number;
};

/** A sailing with all that pricing and claiming it need: tariff, fares, bands and what is free now. */
export type SailingOffer = {
  sailing: OfferedSailing;
  operator: OfferedOperator;
  currency: string;
  /** Minor units of `currency` by item: adult, child, infant, vehicle, cabin:{kind}, pet, port_fee. */
  tariff: Record<string, number>;
  /** In the operator's order, each with the conditions it is sold by on the day of reading. */
  fares: OfferedFare[];
  /** Shortest first, then lowest. */
  vehicle_bands: VehicleBand[];
  /** Empty for a sailing without capacity of ours. */
  pools: OfferedPool[];
};
