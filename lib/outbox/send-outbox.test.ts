import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "#lib/identity/uuid";
import { openWorld, type World } from "#lib/testing/world";
import { type OutboxEvent, sendOutbox } from "./send-outbox";

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)("sending the outbox (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string, 6);
  });
  beforeEach(() => world.sql`delete from outbox`);
  afterAll(() => world?.end());

  const put = async (secondsAgo = 0) => {
    const id = newId();
    await world.sql`
      insert into outbox (id, event, data, created_at, due_at)
      values (${id}, 'test/event', ${world.sql.json({ of: id })}, now(), now() - make_interval(secs => ${secondsAgo}))`;
    return id;
  };
  const stateOf = async (id: string) =>
    (
      await world.sql<{ sent: boolean; attempts: number; waits: number }[]>`
        select sent_at is not null as sent, attempts, extract(epoch from now() - due_at)::float as waits
        from outbox where id = ${id}`
    )[0];
  const hang = () => new Promise<void>(() => {});

  test("rows go out oldest first, each once, and are marked sent", async () => {
    const ids = [await put(30), await put(20), await put(10)];
    const seen: OutboxEvent[] = [];
    const send = async (events: OutboxEvent[]) => void seen.push(...events);
    expect(await sendOutbox(world.database, send)).toBe(3);
    expect(await sendOutbox(world.database, send)).toBe(0);
    expect(seen.map((event) => event.id)).toEqual(ids);
    expect(seen[0]).toEqual({ id: ids[0], name: "test/event", data: { of: ids[0] } });
    expect(await stateOf(ids[0] as string)).toMatchObject({ sent: true, attempts: 1 });
  });

  test("while a receiver hangs, no transaction is open and new rows are sent by others", async () => {
    await put();
    let begun = () => {};
    const sending = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const receiver = () => {
      begun();
      return hang();
    };
    const stuck = sendOutbox(world.database, receiver, { patienceMs: 2_500 });
    stuck.catch(() => {});
    await sending;
    const open = await world.sql`
      select 1 from pg_stat_activity where datname = current_database() and state like 'idle in%'`;
    expect(open).toHaveLength(0);
    const later = await put();
    const seen: string[] = [];
    await sendOutbox(world.database, async (events) => void seen.push(...events.map((e) => e.id)));
    expect(seen).toEqual([later]);
    await expect(stuck).rejects.toThrow("took more than 2500 ms");
  });

  test("a row whose sending failed is due again at once, by its own time, and its attempts count", async () => {
    const id = await put(100);
    for (const fail of [hang, () => Promise.reject(new Error("refused"))]) {
      await expect(sendOutbox(world.database, fail, { patienceMs: 50 })).rejects.toThrow();
    }
    const state = await stateOf(id);
    expect(state).toMatchObject({ sent: false, attempts: 2 });
    expect(state?.waits).toBeGreaterThan(99);
    expect(await sendOutbox(world.database, async () => {})).toBe(1);
  });

  test("a receiver that is given up is told so", async () => {
    await put();
    let told: AbortSignal | undefined;
    const ignore = (_: OutboxEvent[], signal: AbortSignal) => {
      told = signal;
      return hang();
    };
    await sendOutbox(world.database, ignore, { patienceMs: 20 }).catch(() => {});
    expect(told?.aborted).toBe(true);
  });

  test("rows of a process that died while sending are sent by another when the lease is over", async () => {
    const id = await put();
    void sendOutbox(world.database, hang, { patienceMs: 60_000 }).catch(() => {});
    await expect.poll(async () => (await stateOf(id))?.attempts).toBe(1);
    expect(await sendOutbox(world.database, async () => {})).toBe(0);
    const lease = -((await stateOf(id))?.waits ?? 0);
    expect(lease).toBeGreaterThan(25);
    expect(lease).toBeLessThanOrEqual(30);
    await world.sql`update outbox set due_at = due_at - interval '31 seconds'`;
    expect(await sendOutbox(world.database, async () => {})).toBe(1);
  });

  test("eight relays at once send each row once", async () => {
    const ids = await Promise.all(Array.from({ length: 60 }, () => put()));
    const seen: string[] = [];
    const relay = async () => {
      const send = async (events: OutboxEvent[]) => void seen.push(...events.map((e) => e.id));
      while ((await sendOutbox(world.database, send, { limit: 7 })) > 0);
    };
    await Promise.all(Array.from({ length: 8 }, relay));
    expect(seen.sort()).toEqual(ids.sort());
  });
});
