// What we ask of every operator, whatever it speaks. Adapters translate; nobody else knows the wire.

/** A sailing as both sides know it: its ports and the instant it leaves. */
export type SailingKey = {
  /** UN/LOCODE and IANA zone; some operators speak local time without saying which. */
  from: { code: string; zone: string };
  to: { code: string; zone: string };
  departs_at: Date;
};

export type OperatorSailing = {
  from: string;
  to: string;
  departs_at: Date;
  arrives_at: Date;
  vessel: string | null;
  status: "open" | "closed" | "cancelled";
};

/** What an operator has left of a sailing; a kind it does not name is unknown, not none. */
export type OperatorPool = { kind: string; available: number };

/** Who and what travels on one sailing, as the operator's manifest needs it. */
export type OperatorParty = {
  passengers: {
    first_name: string;
    last_name: string;
    birth_date: string;
    gender: string;
    nationality: string;
    special_care: string | null;
  }[];
  vehicles: { kind: string; length_cm: number; height_cm: number; registration: string | null }[];
  cabins: { kind: string; quantity: number }[];
  pets: number;
};

/** `client_reference` is ours and the same however often we ask: one reference is one booking. */
export type ConfirmRequest = {
  client_reference: string;
  sailing: SailingKey;
  fare: string;
  party: OperatorParty;
};

/** `pending`: it will say later; recall tells. */
export type ConfirmAnswer =
  | { kind: "confirmed"; reference: string }
  | { kind: "pending" }
  | { kind: "refused"; reason: string };

/**
 * `reserved`: it keeps the places under this reference of ours, and waits for our word. `unknown`: it has no
 * booking under it.
 */
export type RecallAnswer =
  | ConfirmAnswer
  | { kind: "reserved" }
  | { kind: "cancelled" }
  | { kind: "unknown" };

export type CancelAnswer =
  | { kind: "cancelled" }
  | { kind: "refused"; reason: string }
  | { kind: "unknown" };

export type AmendAnswer =
  | { kind: "amended" }
  | { kind: "refused"; reason: string }
  | { kind: "unknown" };

/** What changed of a sailing: `was` is the key we knew it by; `now` is null when it is gone from the timetable. */
export type ScheduleChange = { was: SailingKey | null; now: OperatorSailing | null };
/** `unread`: rows that say nothing one could read; they keep no other row unread. */
export type ScheduleFeed = { changes: ScheduleChange[]; unread: number; cursor: string };

export type PriceLevel = { from: string; to: string; departs_at: Date; price_level_bp: number };
export type PriceFeed = { levels: PriceLevel[]; unread: number; cursor: string };

/** What an operator's system can do; what it can't is not asked of it. */
export type Capabilities = {
  cancels: boolean;
  amends: boolean;
  live_availability: boolean;
  live_prices: boolean;
};

/**
 * One operator's system. Every method throws OperatorError; those that change something say by its
 * `effect` whether the operator may have done it all the same.
 */
export type OperatorAdapter = {
  listSailings(ports: {
    from: SailingKey["from"];
    to: SailingKey["to"];
    first_date: string;
    last_date: string;
  }): Promise<OperatorSailing[]>;
  availability(sailing: SailingKey): Promise<OperatorPool[]>;
  /** All in for this party, in minor units of `currency`. */
  price(request: Omit<ConfirmRequest, "client_reference">): Promise<{
    amount_minor: number;
    currency: string;
  }>;
  confirm(request: ConfirmRequest): Promise<ConfirmAnswer>;
  /** Only asks: it changes nothing with them. */
  recall(clientReference: string): Promise<RecallAnswer>;
  /** Confirms what they have `reserved` under our reference; twice is once. */
  settle(clientReference: string): Promise<ConfirmAnswer>;
  cancel(clientReference: string): Promise<CancelAnswer>;
  /** Says who and what is left on a booking; asking twice is asking once. */
  amend(clientReference: string, party: OperatorParty): Promise<AmendAnswer>;
  /** What changed since `cursor`; null: everything. */
  schedule(cursor: string | null): Promise<ScheduleFeed>;
  prices(cursor: string | null): Promise<PriceFeed>;
};
