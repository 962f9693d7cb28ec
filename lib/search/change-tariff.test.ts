import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withTransaction } from "#db/transaction";
import { withdrawChange } from "#lib/fare/tariff/withdraw-change";
import { openCache } from "#lib/redis/redis";
import { requestFor } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { applyDueTariffs, changeTariff } from "./change-tariff";

const server = process.env.TEST_DATABASE_URL;
const ada = { kind: "staff", id: "ada", role: "sales" } as const;

describe.skipIf(!server)("a tariff's changes (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let tariffId: number;
  let sailing: string;
  let scope: Parameters<typeof changeTariff>[0];
  beforeAll(async () => {
    world = await openWorld(server as string);
    scope = { database: world.database, cache: openCache(undefined) };
    sailing = (await world.addSailing()).id;
    const [row] = await world.sql<{ id: number }[]>`
      select t.id from tariff t join sailing s on s.route_id = t.route_id and s.operator_code = t.operator_code
      where s.id = ${sailing}`;
    tariffId = row?.id ?? 0;
  }, 60_000);
  afterAll(() => world?.end());

  const adult = async () => {
    const [row] = await world.sql<{ amount: string }[]>`
      select amount_minor as amount from tariff_item where tariff_id = ${tariffId} and item = 'adult'`;
    return Number(row?.amount);
  };
  const price = async () => (await requestFor(world, [sailing])).expected_total.amount_minor;
  const change = (amounts: Record<string, number>, more = {}) =>
    changeTariff(scope, ada, { tariffId, amounts, isSure: false, ...more });

  test("one at once holds for the next quote, and keeps what was before", async () => {
    const [before, cost] = [await adult(), await price()];
    const made = await change({ adult: before + 500 });
    expect(made).toEqual({ version: 1, isApplied: true });
    expect(await adult()).toBe(before + 500);
    expect(await price()).toBeGreaterThan(cost);
    const [kept] = await world.sql`
      select before, published_by from tariff_change where tariff_id = ${tariffId} and version = 1`;
    expect(kept).toEqual({ before: { adult: before }, published_by: "ada" });
    const [written] = await world.sql`
      select action, detail from staff_action where action = 'change_tariff'`;
    expect(written).toMatchObject({
      detail: { before: `adult ${before}`, after: `adult ${before + 500}`, version: 1 },
    });
  });

  test("a planned one holds from its instant on, once, and not before", async () => {
    const before = await adult();
    const effectiveAt = new Date(Date.now() + 3_600_000);
    const { version, isApplied } = await change({ adult: before + 100 }, { effectiveAt });
    expect(isApplied).toBe(false);
    expect(await applyDueTariffs(scope)).toBe(0);
    expect(await adult()).toBe(before);
    await world.sql`
      update tariff_change set effective_at = now() where tariff_id = ${tariffId} and version = ${version}`;
    const both = await Promise.all([applyDueTariffs(scope), applyDueTariffs(scope)]);
    expect(both[0] + both[1]).toBe(1);
    expect(await adult()).toBe(before + 100);
  });

  test("one that was withdrawn never holds", async () => {
    const before = await adult();
    const effectiveAt = new Date(Date.now() + 3_600_000);
    const { version } = await change({ adult: before + 300 }, { effectiveAt });
    const withdraw = () =>
      withTransaction(world.database, (tx) => withdrawChange(tx, ada, tariffId, version));
    expect(await withdraw()).toBe(true);
    expect(await withdraw()).toBe(false);
    await world.sql`
      update tariff_change set effective_at = now() where tariff_id = ${tariffId} and version = ${version}`;
    expect(await applyDueTariffs(scope)).toBe(0);
    expect(await adult()).toBe(before);
  });

  test("a slip of the hand is asked about", async () => {
    const before = await adult();
    for (const amount of [0, before * 10, Math.floor(before / 10)]) {
      await expect(change({ adult: amount })).rejects.toMatchObject({
        code: "invalid",
        facts: { unusual: [{ item: "adult", before, after: amount }] },
      });
    }
    expect(await adult()).toBe(before);
    expect(await change({ adult: before * 2 }, { isSure: true })).toMatchObject({
      isApplied: true,
    });
  });

  test.each([
    ["an item it doesn't sell", { "cabin:palace": 100 }],
    ["less than nothing", { adult: -1 }],
    ["a part of a cent", { adult: 10.5 }],
    ["nothing", {}],
    ["a name of JavaScript's own", { constructor: 5 }],
  ])("%s is refused", async (_, amounts) => {
    await expect(change(amounts as Record<string, number>)).rejects.toMatchObject({
      code: "invalid",
    });
  });

  test("nobody but staff changes it", async () => {
    const asked = changeTariff(
      scope,
      { kind: "traveller", id: "x" },
      {
        tariffId,
        amounts: { adult: 1 },
        isSure: true,
      },
    );
    await expect(asked).rejects.toMatchObject({ code: "forbidden" });
  });
});
