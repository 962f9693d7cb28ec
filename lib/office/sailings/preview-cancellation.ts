import type { Executor } from "#db/client";
import { toOffsetTime } from "#lib/clock/zones";
import { DomainError } from "#lib/errors/domain-error";
import { isUuid } from "#lib/identity/uuid";
import type { Money } from "#lib/money/money";
import { grouped } from "./grouped";

/** A sailing that bookings could be moved to, and how many of them fit on it one after the other. */
export type MoveTarget = {
  id: string;
  departs_at: string;
  arrives_at: string;
  vessel: string | null;
  fits: number;
  /** Pool kinds of which somebody finds too little. */
  lacks: string[];
};

/** What cancelling a sailing would do to whom. */
export type CancellationPreview = {
  /** Paid: they can be moved, asked or refunded. */
  confirmed: number;
  /** Not confirmed yet: given up, and a reserved amount is let go. */
  unconfirmed: number;
  passengers: number;
  vehicles: number;
  /** What goes back if all are refunded: the journeys this sailing belongs to, without a fee. */
  refund: Money[];
  /** Keep another journey of the same booking. */
  keeping: number;
  /** Mails, by language. */
  mails: Record<string, number>;
  /** Legs that their operator is told are given up. */
  operator_legs: number;
  targets: MoveTarget[];
};

const targetDays = 7;
const mostTargets = 12;

type Booked = {
  id: string;
  status: string;
  language: string;
  currency: string;
  passengers: number;
  vehicles: number;
  told: number;
  worth: number;
  keeps: boolean;
};

/** Counts what cancelling a sailing would do, and where its bookings could go. Throws `not_found`. */
export async function previewCancellation(
  sql: Executor,
  sailingId: string,
): Promise<CancellationPreview> {
  const [sailing] = isUuid(sailingId)
    ? await sql`select 1 from sailing where id = ${sailingId}`
    : [];
  if (!sailing) throw new DomainError("not_found", "There is no such sailing.");
  const booked = await sql<Booked[]>`
    select b.id, b.status, b.language, b.currency, l.passengers, l.vehicles, l.told, w.worth, w.keeps
    from (
      select booking_id, max(cardinality(passengers)) as passengers, max(cardinality(vehicles)) as vehicles,
        count(*) filter (where operator_status in ('REQUESTED', 'CONFIRMED'))::int as told,
        array_agg(journey_index) as journeys
      from booking_leg where sailing_id = ${sailingId} and cancelled_at is null group by booking_id
    ) l
    join booking b on b.id = l.booking_id and b.status in ('PENDING', 'AWAITING_OPERATOR', 'CONFIRMED')
    cross join lateral (
      select coalesce(sum(i.amount_minor) filter (where x.journey_index = any (l.journeys)), 0)::bigint as worth,
        coalesce(bool_or(x.journey_index <> all (l.journeys)), false) as keeps
      from booking_leg x left join booking_item i on i.booking_id = x.booking_id and i.leg_position = x.position
        and i.cancelled_at is null
      where x.booking_id = b.id and x.cancelled_at is null
    ) w
    order by b.created_at, b.id`;
  const confirmed = booked.filter(({ status }) => status === "CONFIRMED");
  const mails: Record<string, number> = {};
  for (const { language } of booked) mails[language] = (mails[language] ?? 0) + 1;
  return {
    confirmed: confirmed.length,
    unconfirmed: booked.length - confirmed.length,
    passengers: booked.reduce((sum, one) => sum + one.passengers, 0),
    vehicles: booked.reduce((sum, one) => sum + one.vehicles, 0),
    refund: [...grouped(confirmed, ({ currency }) => currency)].map(([currency, rows]) => ({
      amount_minor: rows.reduce((sum, { worth }) => sum + worth, 0),
      currency,
    })),
    keeping: confirmed.filter(({ keeps }) => keeps).length,
    mails,
    operator_legs: booked.reduce((sum, { told }) => sum + told, 0),
    targets: await moveTargets(
      sql,
      sailingId,
      confirmed.map(({ id }) => id),
    ),
  };
}

type TargetRow = {
  id: string;
  departs_at: Date;
  arrives_at: Date;
  from_zone: string;
  to_zone: string;
  vessel: string | null;
  free: Record<string, number>;
};

/** Sailings of the same operator between the same ports within a week, and who would fit on each. */
async function moveTargets(
  sql: Executor,
  sailingId: string,
  bookingIds: string[],
): Promise<MoveTarget[]> {
  const [targets, claims] = await Promise.all([
    sql<TargetRow[]>`
      select t.id, t.departs_at, t.arrives_at, f.zone as from_zone, p.zone as to_zone, v.name as vessel,
        (select json_object_agg(a.kind, a.available) from pool_availability a where a.sailing_id = t.id) as free
      from sailing s
      join sailing t on t.from_port = s.from_port and t.to_port = s.to_port and t.operator_code = s.operator_code
        and t.departure_date between s.departure_date - ${targetDays}::int and s.departure_date + ${targetDays}::int
        and t.id <> s.id and t.status in ('open', 'closed') and t.departs_at > clock_timestamp()
      join port f on f.code = t.from_port join port p on p.code = t.to_port
      left join vessel v on v.id = t.vessel_id
      where s.id = ${sailingId}
      order by abs(extract(epoch from t.departs_at - s.departs_at)) limit ${mostTargets}`,
    sql<{ booking_id: string; kind: string; quantity: number }[]>`
      select a.booking_id, p.kind, sum(a.quantity)::int as quantity
      from pool p join allocation a on a.pool_id = p.id and a.status = 'sold'
      where p.sailing_id = ${sailingId} group by a.booking_id, p.kind`,
  ]);
  const wanted = grouped(claims, ({ booking_id: id }) => id);
  return targets.map(({ free, from_zone: from, to_zone: to, ...target }) => ({
    ...target,
    departs_at: toOffsetTime(target.departs_at, from),
    arrives_at: toOffsetTime(target.arrives_at, to),
    ...fitting(bookingIds, wanted, { ...free }),
  }));
}

type Claim = { kind: string; quantity: number };

/** The first come first, as the jobs do, more or less: each finds all it has, or stays. */
function fitting(ids: string[], wanted: Map<string, Claim[]>, free: Record<string, number>) {
  const lacks = new Set<string>();
  let fits = 0;
  for (const id of ids) {
    const claims = wanted.get(id) ?? [];
    const short = claims.filter(({ kind, quantity }) => (free[kind] ?? 0) < quantity);
    for (const { kind } of short) lacks.add(kind);
    if (short.length > 0) continue;
    for (const { kind, quantity } of claims) free[kind] = (free[kind] ?? 0) - quantity;
    fits += 1;
  }
  return { fits, lacks: [...lacks] };
}
