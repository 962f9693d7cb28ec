import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { Temporal } from "temporal-polyfill";
import { type Database, openDatabase, type Sql } from "#db/client";
import { newId } from "#lib/identity/uuid";
import { giveTestConfig } from "./test-config";
import { copyWorld } from "./world-template";

/** Capacities of a test sailing's pools by kind; what is left out has no pool. */
export type Pools = Record<string, number>;

export const ordinaryPools: Pools = {
  passengers: 400,
  lane_low_cm: 20_000,
  lane_high_cm: 10_000,
  kennels: 4,
  "cabin:inside_2": 10,
  "cabin:outside_4": 5,
  "cabin:seat": 20,
};

export type SailingPlan = {
  from?: string;
  to?: string;
  operator?: string;
  /** Local time at the departure port, e.g. 2027-07-01T20:00; by default 20:00 thirty days from today. */
  departs?: string;
  hours?: number;
  pools?: Pools;
  status?: "open" | "closed" | "cancelled";
  price_level_bp?: number;
  /** Continue an existing voyage: its id and this sailing's place in it (1 is the first). */
  voyage?: string;
  sequence?: number;
};

export type World = {
  url: string;
  database: Database;
  sql: Sql;
  /** Adds a sailing (its own voyage unless one is named) and answers with its ids. */
  addSailing: (plan?: SailingPlan) => Promise<{ id: string; voyage: string; departs_at: Date }>;
  /** Closes the pools of connections and drops the database. */
  end: () => Promise<void>;
};

/**
 * A database of one's own on the server of `serverUrl`, migrated, with four ports (TNLGN, FRMRS,
 * ITCVV, ITPMO), two operators (CTN, instant, TNLGN–FRMRS; GNV, on_request, ITCVV–ITPMO–TNLGN and
 * FRMRS–ITCVV), their tariffs in EUR, two fares, and no sailing yet.
 */
export async function openWorld(serverUrl: string, connections = 10): Promise<World> {
  const name = `world_${randomBytes(6).toString("hex")}`;
  const server = postgres(serverUrl, { max: 1, onnotice: () => {} });
  const address = new URL(serverUrl);
  address.pathname = `/${name}`;
  const url = address.toString();
  giveTestConfig(url);
  await copyWorld(server, serverUrl, name);
  const database = openDatabase(url, connections);
  return {
    url,
    database,
    sql: database.sql,
    addSailing: (plan = {}) => addSailing(database.sql, plan),
    end: async () => {
      await database.end();
      await server.unsafe(`drop database ${name} with (force)`);
      await server.end();
    },
  };
}

async function addSailing(sql: Sql, plan: SailingPlan) {
  const { from = "TNLGN", to = "FRMRS", operator = "CTN", hours = 22, sequence = 1 } = plan;
  const [place] = await sql<{ route: number; vessel: number; zone: string }[]>`
    select r.id as route, v.id as vessel, p.zone
    from route r join port p on p.code = r.from_port join vessel v on v.operator_code = ${operator}
    where r.from_port = ${from} and r.to_port = ${to} limit 1`;
  if (!place) throw new Error(`The test world has no route ${from}–${to} of ${operator}.`);
  const local = plan.departs
    ? Temporal.PlainDateTime.from(plan.departs)
    : Temporal.Now.plainDateISO("UTC").add({ days: 30 }).toPlainDateTime("20:00");
  const departsAt = new Date(local.toZonedDateTime(place.zone).epochMilliseconds);
  const arrivesAt = new Date(departsAt.getTime() + hours * 3_600_000);
  const date = local.toPlainDate().toString();
  const id = newId();
  const voyage = plan.voyage ?? newId();
  await sql`insert into voyage (id, operator_code, vessel_id, service_date)
    values (${voyage}, ${operator}, ${place.vessel}, ${date}) on conflict do nothing`;
  await sql`insert into sailing (id, voyage_id, sequence, route_id, operator_code, vessel_id, from_port,
      to_port, departs_at, arrives_at, departure_date, status, price_level_bp)
    values (${id}, ${voyage}, ${sequence}, ${place.route}, ${operator}, ${place.vessel}, ${from}, ${to},
      ${departsAt}, ${arrivesAt}, ${date}, ${plan.status ?? "open"}, ${plan.price_level_bp ?? 10_000})`;
  const pools = Object.entries(plan.pools ?? ordinaryPools);
  for (const [kind, capacity] of pools) {
    await sql`insert into pool (sailing_id, kind, capacity) values (${id}, ${kind}, ${capacity})`;
  }
  return { id, voyage, departs_at: departsAt };
}
