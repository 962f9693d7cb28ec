import type { Executor } from "#db/client";
import type { ConfirmRequest, OperatorParty } from "#lib/operator/contract";

export type OperatorLegStatus =
  | "NOT_SENT"
  | "REQUESTED"
  | "CONFIRMED"
  | "REJECTED"
  | "CANCEL_REQUESTED"
  | "CANCELLED"
  | "CANCEL_REFUSED";

/** A leg as its operator is asked about it. */
export type OperatorLeg = {
  position: number;
  operator: string;
  status: OperatorLegStatus;
  /** When it was first asked to confirm. */
  askedAt: Date | null;
  /** It has told us a reference of its own for it. */
  isKnownThere: boolean;
  request: ConfirmRequest;
};

/** As operator_legs and ask_leg of the database answer it. */
export type OperatorLegRow = {
  position: number;
  operator: string;
  status: OperatorLegStatus;
  asked_at: Date | null;
  is_known_there: boolean;
  key: string;
  fare: string;
  from_code: string;
  from_zone: string;
  to_code: string;
  to_zone: string;
  departs_at: Date;
  passengers: OperatorParty["passengers"];
  vehicles: OperatorParty["vehicles"];
  pools: { kind: string; quantity: number }[];
};

/**
 * A booking's legs that stand in one of these states with their operators, with who and what travels on
 * each now. Our reference with an operator is the booking's and the leg's position, and another one for a
 * leg that went to another sailing: each the same for ever.
 */
export async function operatorLegs(
  executor: Executor,
  bookingId: string,
  statuses: OperatorLegStatus[],
): Promise<OperatorLeg[]> {
  const rows = await executor<OperatorLegRow[]>`
    select * from operator_legs(${bookingId}, ${statuses}::text[])`;
  return rows.map(operatorLeg);
}

/** A row of the database as a leg. */
export function operatorLeg(row: OperatorLegRow): OperatorLeg {
  return {
    position: row.position,
    operator: row.operator,
    status: row.status,
    askedAt: row.asked_at,
    isKnownThere: row.is_known_there,
    request: {
      client_reference: row.key,
      fare: row.fare,
      sailing: {
        from: { code: row.from_code, zone: row.from_zone },
        to: { code: row.to_code, zone: row.to_zone },
        departs_at: row.departs_at,
      },
      party: {
        passengers: row.passengers,
        vehicles: row.vehicles,
        cabins: row.pools
          .filter(({ kind }) => kind.startsWith("cabin:"))
          .map(({ kind, quantity }) => ({ kind: kind.slice("cabin:".length), quantity })),
        pets: row.pools
          .filter(({ kind }) => kind === "kennels")
          .reduce((sum, { quantity }) => sum + quantity, 0),
      },
    },
  };
}
