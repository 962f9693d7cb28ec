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

type Row = {
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
  const rows = await executor<Row[]>`
    select l.position, s.operator_code as operator, l.operator_status as status,
      l.operator_asked_at as asked_at, l.operator_reference is not null as is_known_there,
      coalesce(l.operator_key, b.reference || '-' || l.position) as key, l.fare_code as fare,
      f.code as from_code, f.zone as from_zone, t.code as to_code, t.zone as to_zone, s.departs_at,
      coalesce((select json_agg(json_build_object('first_name', p.first_name, 'last_name', p.last_name,
          'birth_date', p.birth_date, 'gender', p.gender, 'nationality', trim(p.nationality),
          'special_care', p.special_care) order by p.position)
        from booking_passenger p
        where p.booking_id = b.id and p.position = any (l.passengers) and p.cancelled_at is null), '[]') as passengers,
      coalesce((select json_agg(json_build_object('kind', v.kind, 'length_cm', v.length_cm,
          'height_cm', v.height_cm, 'registration', v.registration) order by v.position)
        from booking_vehicle v
        where v.booking_id = b.id and v.position = any (l.vehicles) and v.cancelled_at is null), '[]') as vehicles,
      coalesce((select json_agg(json_build_object('kind', o.kind, 'quantity', a.quantity))
        from allocation a join pool o on o.id = a.pool_id
        where a.booking_id = b.id and a.leg_position = l.position and a.status = 'sold'
          and (o.kind like 'cabin:%' or o.kind = 'kennels')), '[]') as pools
    from booking b
    join booking_leg l on l.booking_id = b.id
    join sailing s on s.id = l.sailing_id
    join port f on f.code = s.from_port
    join port t on t.code = s.to_port
    where b.id = ${bookingId} and l.operator_status = any (${statuses})
    order by l.position`;
  return rows.map((row) => ({
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
  }));
}
