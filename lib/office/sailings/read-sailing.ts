import type { Executor } from "#db/client";
import { toLocalTime, toOffsetTime } from "#lib/clock/zones";
import { isUuid } from "#lib/identity/uuid";
import type { Money } from "#lib/money/money";
import { grouped } from "./grouped";
import { type AftercareState, readAftercare } from "./read-aftercare";

export type SailingPool = {
  kind: string;
  capacity: number;
  /** What the vessel really has where more is held and sold than that. */
  wanted: number | null;
  held: number;
  sold: number;
};
export type SailingFare = { fare: string; bookings: number; passengers: number; sold: Money };
export type SailingBooking = {
  id: string;
  reference: string;
  status: string;
  name: string;
  passengers: number;
  vehicles: number;
  fare: string;
  worth: Money;
  operator_status: string;
};
export type SailingChangeRow = {
  at: string;
  by: string;
  subject: string;
  before: string;
  after: string;
};
export type SailingCaseRow = { id: string; kind: string; bookings: number; at: string; by: string };
type Port = { code: string; name: string; zone: string };

/** One sailing as staff work on it. */
export type SailingDetail = {
  id: string;
  status: "open" | "closed" | "cancelled" | "timetable";
  has_left: boolean;
  from: Port;
  to: Port;
  /** ISO 8601 in the port's own offset, and by the port's clock alone. */
  departs_at: string;
  arrives_at: string;
  departs_local: string;
  arrives_local: string;
  operator: { code: string; name: string; booking_mode: string; synced_at: string | null };
  vessel: { id: number; name: string } | null;
  /** Vessels of its operator, and what each has of the pools' kinds. */
  vessels: { id: number; name: string; capacities: Record<string, number> }[];
  price_level_bp: number;
  pools: SailingPool[];
  counts: {
    /** Paid or waiting for the operator: who gets a mail when it changes. */
    bookings: number;
    awaiting: number;
    /** Held and not paid. */
    pending: number;
    passengers: number;
    vehicles: number;
    revenue: Money[];
    /** Legs by what their operator said. */
    legs: Record<string, number>;
  };
  fares: SailingFare[];
  bookings: SailingBooking[];
  voyage: { id: string; from: string; to: string; departs_at: string; status: string }[];
  cases: SailingCaseRow[];
  aftercare: AftercareState | null;
  changes: SailingChangeRow[];
};

const shownBookings = 20;
const shownChanges = 50;

type Head = Omit<
  SailingDetail,
  "from" | "to" | "departs_at" | "arrives_at" | "operator" | "vessel"
> & {
  from_code: string;
  from_name: string;
  from_zone: string;
  to_code: string;
  to_name: string;
  to_zone: string;
  departs_at: Date;
  arrives_at: Date;
  operator_code: string;
  operator_name: string;
  booking_mode: string;
  synced_at: Date | null;
  vessel_id: number | null;
  vessel_name: string | null;
  voyage_id: string;
};

/** Reads all that the page of a sailing shows; null if there is none. */
export async function readStaffSailing(sql: Executor, id: string): Promise<SailingDetail | null> {
  if (!isUuid(id)) return null;
  const [head] = await sql<Head[]>`
    select s.id, s.status, s.departs_at <= clock_timestamp() as has_left, s.departs_at, s.arrives_at,
      f.code as from_code, f.name as from_name, f.zone as from_zone, t.code as to_code, t.name as to_name,
      t.zone as to_zone, o.code as operator_code, o.name as operator_name, o.booking_mode, k.synced_at,
      v.id as vessel_id, v.name as vessel_name, s.price_level_bp, s.voyage_id
    from sailing s join port f on f.code = s.from_port join port t on t.code = s.to_port
    join operator o on o.code = s.operator_code
    left join operator_link k on k.operator_code = o.code
    left join vessel v on v.id = s.vessel_id
    where s.id = ${id}`;
  if (!head) return null;
  const [pools, vessels, legs, voyage, cases, changes, aftercare] = await Promise.all([
    sql<SailingPool[]>`
      select kind, capacity, wanted_capacity as wanted, held, sold from pool where sailing_id = ${id}
      order by array_position(array['passengers', 'lane_low_cm', 'lane_high_cm', 'kennels'], kind) nulls last, kind`,
    readVessels(sql, head.operator_code),
    readLegs(sql, id),
    sql<{ id: string; from: string; to: string; departs_at: Date; zone: string; status: string }[]>`
      select s.id, f.name as from, t.name as to, s.departs_at, f.zone, s.status
      from sailing s join port f on f.code = s.from_port join port t on t.code = s.to_port
      where s.voyage_id = ${head.voyage_id} order by s.sequence`,
    sql<(Omit<SailingCaseRow, "at"> & { at: Date })[]>`
      select c.id, c.kind, c.bookings, c.at, c.actor as by
      from sailing_change c
      where c.sailing_id = ${id} and c.resolved_at is null order by c.at`,
    sql<(Omit<SailingChangeRow, "at"> & { at: Date })[]>`
      select c.at, c.actor || coalesce(' ' || c.actor_id, '') as by, c.subject, c.before, c.after
      from sailing_audit c
      where c.sailing_id = ${id} order by c.id desc limit ${shownChanges}`,
    readAftercare(sql, id),
  ]);
  const names = await namesOf(sql, [...cases, ...changes]);
  return {
    id: head.id,
    status: head.status,
    has_left: head.has_left,
    from: { code: head.from_code, name: head.from_name, zone: head.from_zone },
    to: { code: head.to_code, name: head.to_name, zone: head.to_zone },
    departs_at: toOffsetTime(head.departs_at, head.from_zone),
    arrives_at: toOffsetTime(head.arrives_at, head.to_zone),
    departs_local: toLocalTime(head.departs_at, head.from_zone),
    arrives_local: toLocalTime(head.arrives_at, head.to_zone),
    operator: {
      code: head.operator_code,
      name: head.operator_name,
      booking_mode: head.booking_mode,
      synced_at: head.synced_at?.toISOString() ?? null,
    },
    vessel: head.vessel_id === null ? null : { id: head.vessel_id, name: head.vessel_name ?? "" },
    vessels,
    price_level_bp: head.price_level_bp,
    pools: [...pools],
    ...summed(legs),
    voyage: voyage.map(({ zone, ...one }) => ({
      ...one,
      departs_at: toOffsetTime(one.departs_at, zone),
    })),
    cases: cases.map((one) => ({
      ...one,
      by: names.get(one.by) ?? one.by,
      at: one.at.toISOString(),
    })),
    aftercare,
    changes: changes.map((one) => ({
      ...one,
      ...(one.subject === "times" && {
        before: byPorts(one.before, head),
        after: byPorts(one.after, head),
      }),
      by: names.get(one.by) ?? one.by,
      at: one.at.toISOString(),
    })),
  };
}

/** Two instants as they are written down, by the clocks of the ports they are in. */
function byPorts(times: string, { from_zone, to_zone }: Head): string {
  const [departs, arrives] = times.split(" ").map((time) => new Date(time));
  if (!departs || !arrives || Number.isNaN(departs.getTime() + arrives.getTime())) return times;
  const words = (at: Date, zone: string) => toLocalTime(at, zone).replace("T", " ");
  return `${words(departs, from_zone)} – ${words(arrives, to_zone)}`;
}

/** Staff by their names, where what was written down names them by their ids. */
async function namesOf(sql: Executor, rows: { by: string }[]): Promise<Map<string, string>> {
  const ids = new Set(rows.map(({ by }) => by.replace(/^staff /, "")).filter(isUuid));
  if (ids.size === 0) return new Map();
  const accounts = await sql<{ id: string; name: string }[]>`
    select id, name from account where id = any (${[...ids]}::uuid[])`;
  return new Map(accounts.map(({ id, name }) => [`staff ${id}`, name]));
}

type VesselRow = {
  id: number;
  name: string;
  passengers: number;
  lane_low_cm: number;
  lane_high_cm: number;
  kennels: number;
  cabins: Record<string, number>;
};

async function readVessels(sql: Executor, operatorCode: string): Promise<SailingDetail["vessels"]> {
  const rows = await sql<VesselRow[]>`
    select id, name, passenger_capacity as passengers, lane_low_cm, lane_high_cm, kennels, cabins
    from vessel where operator_code = ${operatorCode} order by name`;
  return rows.map(({ id, name, cabins, ...counts }) => ({
    id,
    name,
    capacities: {
      ...counts,
      ...Object.fromEntries(
        Object.entries(cabins).map(([kind, count]) => [`cabin:${kind}`, count]),
      ),
    },
  }));
}

type LegRow = Omit<SailingBooking, "worth"> & { worth: number; currency: string };

async function readLegs(sql: Executor, id: string): Promise<LegRow[]> {
  return [
    ...(await sql<LegRow[]>`
      select b.id, b.reference, b.status, b.contact_name as name, cardinality(l.passengers) as passengers,
        cardinality(l.vehicles) as vehicles, l.fare_code as fare, b.currency, l.operator_status,
        (select coalesce(sum(i.amount_minor), 0)::bigint from booking_item i
          where i.booking_id = l.booking_id and i.leg_position = l.position and i.cancelled_at is null) as worth
      from booking_leg l join booking b on b.id = l.booking_id
      where l.sailing_id = ${id} and l.cancelled_at is null
        and b.status in ('PENDING', 'AWAITING_OPERATOR', 'CONFIRMED')
      order by b.created_at, b.id`),
  ];
}

/** What is sold, counted from its legs. */
function summed(legs: LegRow[]): Pick<SailingDetail, "counts" | "fares" | "bookings"> {
  const told = legs.filter(({ status }) => status !== "PENDING");
  const paid = legs.filter(({ status }) => status === "CONFIRMED");
  const sum = (rows: LegRow[], of: "passengers" | "vehicles") =>
    rows.reduce((total, row) => total + row[of], 0);
  const said: Record<string, number> = {};
  for (const { operator_status: word } of told) said[word] = (said[word] ?? 0) + 1;
  const fares = [...grouped(paid, ({ fare, currency }) => `${fare} ${currency}`).values()];
  return {
    counts: {
      bookings: told.length,
      awaiting: told.length - paid.length,
      pending: legs.length - told.length,
      passengers: sum(told, "passengers"),
      vehicles: sum(told, "vehicles"),
      revenue: [...grouped(paid, ({ currency }) => currency)].map(([currency, rows]) => ({
        amount_minor: rows.reduce((total, { worth }) => total + worth, 0),
        currency,
      })),
      legs: said,
    },
    fares: fares.map((rows) => ({
      fare: rows[0]?.fare ?? "",
      bookings: rows.length,
      passengers: sum(rows, "passengers"),
      sold: {
        amount_minor: rows.reduce((total, { worth }) => total + worth, 0),
        currency: rows[0]?.currency ?? "",
      },
    })),
    bookings: told.slice(0, shownBookings).map(({ worth, currency, ...row }) => ({
      ...row,
      worth: { amount_minor: worth, currency },
    })),
  };
}
