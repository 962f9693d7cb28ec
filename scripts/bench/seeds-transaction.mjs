import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { onPath, run } from "../machine/children.mjs";
import { Trouble } from "../machine/trouble.mjs";

// What the owner's flight flows do for one booking: four round trips, the row locked from the second on.
const SCRIPT = `BEGIN;
UPDATE gangway_bench.flights SET available_seats = available_seats - 2 WHERE flight_id = 1 AND available_seats >= 2;
INSERT INTO gangway_bench.seat_reservations (booking_id, flight_id, seats, expires_at) VALUES (gen_random_uuid(), 1, 2, now() + interval '5 minutes');
COMMIT;
`;
const CLIENTS = 64;

/**
 * The limit of the machine for one transaction a booking: 64 clients on one row. Answers
 * `{by, perSecond(seconds), end()}`; played by pgbench, or here where there is none.
 */
export async function prepareSeedsTransaction(url, sql) {
  await sql`drop schema if exists gangway_bench cascade`;
  await sql`create schema gangway_bench`;
  await sql`create table gangway_bench.flights (flight_id integer primary key, available_seats integer not null)`;
  await sql`
    create table gangway_bench.seat_reservations (id bigint generated always as identity primary key,
      booking_id uuid not null, flight_id integer not null, seats integer not null, expires_at timestamptz not null)`;
  await sql`insert into gangway_bench.flights values (1, 2000000000)`;
  const end = () => sql`drop schema gangway_bench cascade`;
  const program = onPath("pgbench");
  return program
    ? { by: "pgbench", perSecond: (seconds) => byPgbench(program, url, seconds), end }
    : { by: "this bench, for want of pgbench", perSecond: (seconds) => byUs(url, seconds), end };
}

async function byPgbench(program, url, seconds) {
  const { hostname, port, username, password, pathname } = new URL(url);
  const folder = mkdtempSync(join(tmpdir(), "gangway-bench-"));
  try {
    const file = join(folder, "seeds.sql");
    writeFileSync(file, SCRIPT);
    const env = {
      PATH: process.env.PATH,
      PGHOST: hostname,
      PGPORT: port || "5432",
      PGUSER: decodeURIComponent(username),
      PGPASSWORD: decodeURIComponent(password),
    };
    const database = decodeURIComponent(pathname.slice(1));
    let said = "";
    // On a busy machine 64 clients may need longer to come in than they are given.
    for (let time = Math.ceil(seconds); time <= 4 * Math.ceil(seconds); time *= 2) {
      const args = ["-n", "-c", CLIENTS, "-j", 2, "-T", time, "-f", file, database].map(String);
      const { ok, output } = await run(program, args, { name: "pgbench", env });
      const rate = Number(/^tps = ([\d.]+)/m.exec(output)?.[1]);
      if (ok && rate > 0) return rate;
      said = output.trim();
    }
    throw new Trouble(`pgbench failed:\n${said}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function byUs(url, seconds) {
  const sql = postgres(url, {
    max: CLIENTS,
    onnotice: () => {},
    connection: { application_name: "gangway-bench" },
  });
  const [, update, insert] = SCRIPT.split("\n");
  let done = 0;
  try {
    await Promise.all(Array.from({ length: CLIENTS }, () => sql`select pg_sleep(0.05)`));
    const began = performance.now();
    const client = async () => {
      while (performance.now() - began < seconds * 1000) {
        await sql.begin(async (tx) => {
          await tx.unsafe(update);
          await tx.unsafe(insert);
        });
        done += 1;
      }
    };
    await Promise.all(Array.from({ length: CLIENTS }, client));
    return done / ((performance.now() - began) / 1000);
  } finally {
    await sql.end({ timeout: 2 });
  }
}
