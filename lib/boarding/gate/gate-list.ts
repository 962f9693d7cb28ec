// What a gangway's device is told of a sailing, and keeps while it has no network: no more than it takes to
// let the right people pass. Runs in browsers.

/** What somebody is looked at for: at the check-in desk, or on the way aboard. */
export type Stage = "checked_in" | "boarded";

export type GatePort = { code: string; name: string; zone: string };

export type GateSailing = {
  id: string;
  operator: string;
  vessel: string;
  from: GatePort;
  to: GatePort;
  /** Times in ISO 8601. */
  departs_at: string;
  arrives_at: string;
  /** The departure port's own date. */
  day: string;
  status: "open" | "closed" | "cancelled";
  opens_at: string;
};

export type GatePassenger = {
  /** Position in the booking. */
  n: number;
  name: string;
  band: "adult" | "child" | "infant";
  /** Asked for special care: the manifest says which. */
  care: boolean;
  checked_in_at: string | null;
  boarded_at: string | null;
};

export type GateBooking = {
  id: string;
  reference: string;
  /** By which an old ticket's code is known. */
  mark: string;
  state: "good" | "cancelled" | "not_confirmed";
  /** They come on the same vessel from its last port, and need not pass here. */
  through: boolean;
  /** None where it isn't good. */
  passengers: GatePassenger[];
  vehicles: string[];
};

export type GateList = {
  sailing: GateSailing;
  /** The public half of the key that signs tickets. */
  key: string;
  as_of: string;
  bookings: GateBooking[];
};
