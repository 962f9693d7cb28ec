import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { acknowledgeAlert } from "#lib/alert/acknowledge-alert";
import { closeAlert } from "#lib/alert/close-alert";
import { openAlert } from "#lib/alert/open-alert";
import { settleAlert } from "#lib/alert/settle-alert";
import { openWorld, type World } from "#lib/testing/world";
import { listAlerts } from "./list-alerts";
import { readAlert } from "./read-alert";

const server = process.env.TEST_DATABASE_URL;
const clerk = { kind: "staff", id: "staff_1", role: "sales" } as const;
const slice = { limit: 50, offset: 0 };

describe.skipIf(!server)("alerts for staff (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string, 10);
  });
  afterAll(() => world?.end());
  beforeEach(() => world.sql`delete from alert`);

  const kinds = async (asked: Parameters<typeof listAlerts>[1]) =>
    (await listAlerts(world.sql, asked, slice)).rows.map(({ kind }) => kind);
  const idOf = async (kind: string) => {
    const [row] = await world.sql<{ id: string }[]>`
      select id::text as id from alert where kind = ${kind} and closed_at is null`;
    return row?.id ?? "";
  };

  test("what is open stands first, what is over after it, and filters narrow both", async () => {
    for (const kind of ["queue_long", "dispute", "cache_cold"]) {
      await openAlert(world.sql, { kind, subject: "x", detail: { length: 7 } });
    }
    await closeAlert(world.sql, { kind: "cache_cold", subject: "x" });
    await acknowledgeAlert(world.database, clerk, await idOf("dispute"));
    expect(await kinds({ days: 30 })).toEqual(["dispute", "queue_long", "cache_cold"]);
    expect(await kinds({ days: 30, state: "open" })).toEqual(["dispute", "queue_long"]);
    expect(await kinds({ days: 30, state: "unseen" })).toEqual(["queue_long"]);
    expect(await kinds({ days: 30, state: "over" })).toEqual(["cache_cold"]);
    expect(await kinds({ days: 30, kind: "dispute" })).toEqual(["dispute"]);
    await world.sql`update alert set opened_at = now() - interval '40 days'`;
    // What is open is never too old to be shown.
    expect(await kinds({ days: 30 })).toEqual(["dispute", "queue_long"]);
  });

  test("the first who says so looks after it, and it is written down once", async () => {
    await openAlert(world.sql, { kind: "queue_long", subject: "emails" });
    const id = await idOf("queue_long");
    const clerks = Array.from(
      { length: 12 },
      (_, n) => ({ kind: "staff", id: `s${n}`, role: "sales" }) as const,
    );
    const took = await Promise.all(clerks.map((one) => acknowledgeAlert(world.database, one, id)));
    expect(took.filter(Boolean)).toHaveLength(1);
    const first = clerks[took.indexOf(true)];
    expect(await readAlert(world.sql, id)).toMatchObject({ acknowledged_by: first?.id });
    const written = await world.sql`
      select actor_id from staff_action where action = 'acknowledge' and subject = ${id}`;
    expect(written).toEqual([{ actor_id: first?.id }]);
    await expect(
      acknowledgeAlert(world.database, { kind: "traveller", id: "x" }, id),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  test("staff ends what nothing else ends, and nothing that ends with its cause", async () => {
    await openAlert(world.sql, { kind: "dispute_lost", subject: "du_1" });
    await openAlert(world.sql, { kind: "queue_long", subject: "emails" });
    const [lost, long] = [await idOf("dispute_lost"), await idOf("queue_long")];
    const settle = (alertId: string) =>
      settleAlert(world.database, clerk, { alertId, note: "The booking stands." });
    expect(await settle(long)).toBe(false);
    expect(await settle(lost)).toBe(true);
    expect(await settle(lost)).toBe(false);
    const { closed_at, settled, acknowledged_by } = (await readAlert(world.sql, lost)) ?? {};
    expect([typeof closed_at, acknowledged_by]).toEqual(["string", "staff_1"]);
    expect(settled).toEqual({ by: "staff_1", note: "The booking stands." });
    expect(await readAlert(world.sql, long)).toMatchObject({ closed_at: null });
  });

  test("an alert knows those before it about the same, and where its matter is seen to", async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      await openAlert(world.sql, { kind: "dead_letters", subject: "payments" });
      if (turn < 2) await closeAlert(world.sql, { kind: "dead_letters", subject: "payments" });
    }
    const alert = await readAlert(world.sql, await idOf("dead_letters"));
    expect(alert?.earlier).toHaveLength(2);
    expect(alert?.times).toBe(3);
    expect(alert?.href).toBe("/admin/jobs/dead-letters?group=payments");
    expect(await readAlert(world.sql, "999999")).toBeNull();
    expect(await readAlert(world.sql, "1; drop table alert")).toBeNull();
  });
});
