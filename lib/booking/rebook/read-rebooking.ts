import type { Executor } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";
import { isUuid } from "#lib/identity/uuid";
import { areAboard } from "../are-aboard";
import type { Disruption } from "../disruption/disruption";
import { legDisruption } from "../disruption/leg-disruption";

export type SailingFacts = {
  id: string;
  voyage_id: string;
  /** Its place on its voyage; 1 is the first. */
  sequence: number;
  status: string;
  operator_code: string;
  operator_name: string;
  vessel: string | null;
  from_code: string;
  from_name: string;
  from_zone: string;
  to_code: string;
  to_name: string;
  to_zone: string;
  departs_at: Date;
  arrives_at: Date;
};
export type OwnedLeg = SailingFacts & {
  position: number;
  journey_index: number;
  operator_status: string;
  passengers: number[];
  vehicles: number[];
  /** Somebody of the booking went aboard. */
  aboard: boolean;
  /** Why its traveller may choose anew; null: it sails as it was booked. */
  disruption: Disruption | null;
};
export type OwnedClaim = {
  leg_position: number;
  hold_id: string;
  pool_id: number;
  kind: string;
  quantity: number;
};
export type TargetPool = { id: number; sailing_id: string; kind: string; available: number };

/** All that rebooking depends on, as it stands now. */
export type RebookFacts = {
  status: string;
  reference: string;
  language: string;
  now: Date;
  /** Live legs in the order of travel. */
  legs: OwnedLeg[];
  claims: OwnedClaim[];
  /** Kinds of lines that were cancelled in part, as `{leg} {kind}`: their units must keep their names. */
  cancelled_lines: string[];
  targets: SailingFacts[];
  pools: TargetPool[];
  /** Ports that lie near each other, as `{from} {to}`. */
  near: string[];
};

/** Reads a booking's live legs with what they own, and the sailings they may go to with what is free there. Throws `not_found`. */
export async function readRebooking(
  executor: Executor,
  bookingId: string,
  targetIds: string[],
): Promise<RebookFacts> {
  const ids = targetIds.filter(isUuid);
  const [row] = isUuid(bookingId)
    ? await executor<Pick<RebookFacts, "status" | "reference" | "language" | "now">[]>`
        select status, reference, language, clock_timestamp() as now from booking where id = ${bookingId}`
    : [];
  if (!row) throw new DomainError("not_found", "There is no such booking.");
  const facts = executor`
    s.id, s.voyage_id, s.sequence, s.status, s.operator_code, o.name as operator_name, v.name as vessel,
    f.code as from_code, f.name as from_name, f.zone as from_zone,
    t.code as to_code, t.name as to_name, t.zone as to_zone, s.departs_at, s.arrives_at`;
  const joined = executor`
    join operator o on o.code = s.operator_code
    join port f on f.code = s.from_port join port t on t.code = s.to_port
    left join vessel v on v.id = s.vessel_id`;
  // One after the other: inside a transaction they share its connection.
  const legs = await executor<OwnedLeg[]>`
    select ${facts}, l.position, l.journey_index, l.operator_status, l.passengers, l.vehicles,
      ${areAboard(executor)} as aboard, ${legDisruption(executor)} as disruption
    from booking_leg l join booking b on b.id = l.booking_id join sailing s on s.id = l.sailing_id ${joined}
    where l.booking_id = ${bookingId} and l.cancelled_at is null order by l.position`;
  const claims = await executor<OwnedClaim[]>`
    select a.leg_position, a.hold_id, a.pool_id, p.kind, a.quantity
    from allocation a join pool p on p.id = a.pool_id
    where a.booking_id = ${bookingId} and a.status = 'sold' order by a.leg_position, p.id`;
  const lines = await executor<{ line: string }[]>`
    select leg_position || ' ' || kind as line from booking_item
    where booking_id = ${bookingId} and cancelled_at is not null`;
  const isNamed = ids.length > 0;
  const targets = isNamed
    ? await executor<SailingFacts[]>`
        select ${facts} from sailing s ${joined} where s.id = any (${ids}::uuid[])`
    : [];
  const pools = isNamed
    ? await executor<TargetPool[]>`
        select id, sailing_id, kind, available from pool_availability
        where sailing_id = any (${ids}::uuid[]) order by id`
    : [];
  const near = await executor<{ pair: string }[]>`
    select from_port || ' ' || to_port as pair from port_change`;
  return {
    ...row,
    legs: [...legs],
    claims: [...claims],
    cancelled_lines: lines.map(({ line }) => line),
    targets: [...targets],
    pools: [...pools],
    near: near.map(({ pair }) => pair),
  };
}
