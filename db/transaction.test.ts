import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { place, requestFor } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { openDatabase } from "./client";
import { withTransaction } from "./transaction";

const server = process.env.TEST_DATABASE_URL;
const codeOf = (error: { code?: string; message: string }) => error.code ?? error.message;

describe.skipIf(!server)("backends that die (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let admin: postgres.Sql;
  const uncaught: string[] = [];
  const note = (error: Error) => uncaught.push(error.message);
  beforeAll(async () => {
    world = await openWorld(server as string, 8);
    admin = postgres(world.url, { max: 1 });
    process.on("uncaughtException", note);
    process.on("unhandledRejection", note);
  });
  afterEach(() => expect(uncaught.splice(0)).toEqual([]));
  afterAll(async () => {
    process.off("uncaughtException", note);
    process.off("unhandledRejection", note);
    await admin?.end();
    await world?.end();
  });

  const pidOf = async (tx: postgres.ISql<{ bigint: number }>) =>
    (await tx<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid as number;
  const kill = async (pid: number) => {
    await admin`select pg_terminate_backend(${pid})`;
    await pause(200);
  };

  test.each(["before its next statement", "before its commit"])(
    "a transaction whose backend dies %s is refused, and its place in the pool serves the next",
    async (when) => {
      const database = openDatabase(world.url, 1);
      try {
        const outcome = await withTransaction(
          database,
          async (tx) => {
            await kill(await pidOf(tx));
            if (when === "before its next statement") await tx`select 1`;
          },
          3_000,
        ).catch(codeOf);
        expect(outcome).toBe("service_unavailable");
        for (let round = 0; round < 3; round += 1) {
          const started = performance.now();
          const [row] = await withTransaction(database, (tx) => tx`select 1 as one`);
          expect(row?.one).toBe(1);
          expect(performance.now() - started).toBeLessThan(2_000);
        }
      } finally {
        await database.end();
      }
    },
  );

  test("a statement that cannot be built fails alone, also behind others that are under way", async () => {
    const database = openDatabase(world.url, 1);
    try {
      const started = performance.now();
      let first: unknown;
      const outcome = await withTransaction(database, async (tx) => {
        const slow = tx`select pg_sleep(0.1), 1 as one`.then((rows) => {
          first = rows[0]?.one;
        });
        await Promise.all([slow, tx`insert into alert ${tx([])}`, tx`select 2`]);
      }).catch((error: Error) => error.name);
      expect(outcome).toBe("TypeError");
      expect(first).toBe(1);
      const [row] = await withTransaction(database, (tx) => tx`select 3 as three`);
      expect(row?.three).toBe(3);
      expect(performance.now() - started).toBeLessThan(2_000);
    } finally {
      await database.end();
    }
  });

  test("work that outlives its connection neither writes into nor ends the transaction that has it now", async () => {
    const database = openDatabase(world.url, 1);
    const alert = (tx: postgres.ISql<{ bigint: number }>, subject: string) =>
      tx`insert into alert (kind, subject, opened_at, seen_at) values ('test', ${subject}, now(), now())`;
    try {
      let wake = () => {};
      const asleep = new Promise<void>((resolve) => {
        wake = resolve;
      });
      let ghost: Promise<unknown> = Promise.resolve();
      const dead = withTransaction(database, (tx) => {
        ghost = (async () => {
          await kill(await pidOf(tx));
          await asleep;
          await alert(tx, "ghost");
        })();
        return ghost;
      });
      await expect(dead).rejects.toMatchObject({ code: "service_unavailable" });
      await withTransaction(database, async (tx) => {
        await alert(tx, "first");
        wake();
        await expect(ghost).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
        await pause(50);
        await alert(tx, "second");
      });
      const rows = await admin`select subject from alert where kind = 'test' order by subject`;
      expect(rows.map((row) => row.subject)).toEqual(["first", "second"]);
    } finally {
      await database.end();
    }
  });

  test("all backends die five times under load: afterwards every booking is placed, at once, and the books are right", async () => {
    const { id } = await world.addSailing({ pools: { passengers: 100_000 } });
    const request = await requestFor(world, [id], { adults: 1 });
    let stop = false;
    const during: Record<string, number> = {};
    const loops = Array.from({ length: 16 }, async () => {
      while (!stop) {
        const outcome = await place(world, request).then(() => "placed", codeOf);
        during[outcome] = (during[outcome] ?? 0) + 1;
      }
    });
    const died: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      await pause(500);
      died.push(
        ...(
          await admin<{ state: string }[]>`
            select state, pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()`
        ).map(({ state }) => state),
      );
    }
    await pause(500);
    stop = true;
    await Promise.all(loops);
    expect(died.length).toBeGreaterThanOrEqual(5);
    expect(during.placed).toBeGreaterThan(0);
    // Whom a dead backend leaves without an answer is asked again at once, so that often nobody is refused.
    const refused = Object.keys(during).filter((outcome) => outcome !== "placed");
    expect(["", "service_unavailable"]).toContain(refused.join());
    const started = performance.now();
    const after = await Promise.all(
      Array.from({ length: 24 }, () => place(world, request).then(() => "placed", codeOf)),
    );
    expect(new Set(after)).toEqual(new Set(["placed"]));
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });
});
