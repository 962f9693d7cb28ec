import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { type OwnRedis, openRedis } from "#lib/testing/redis-server";
import { Hearing, newsChannel } from "./hearing";

const redis = await openRedis();
const ears: Hearing[] = [];
afterAll(async () => {
  for (const one of ears) one.end();
  await redis?.kill();
});

describe.skipIf(!redis)("hearing what others say has changed (needs redis-server)", () => {
  const { url, cache } = redis as OwnRedis;
  let heard: string[] = [];
  let lapses = 0;
  beforeEach(() => {
    heard = [];
    lapses = 0;
  });
  const listen = async () => {
    const hear = (names: string[]) => void heard.push(...names);
    const lapse = () => {
      lapses += 1;
    };
    const hearing = new Hearing(url, "me", { hear, lapse });
    ears.push(hearing);
    await expect.poll(() => hearing.isSure(performance.now())).toBe(true);
    return hearing;
  };
  const say = (text: string) => cache.client?.publish(newsChannel, text);

  test("others' names are heard, its own words are not", async () => {
    await listen();
    await say("me TNLGN-FRMRS");
    await say("another FRMRS-TNLGN ITCVV-ITPMO");
    await expect.poll(() => heard).toEqual(["FRMRS-TNLGN", "ITCVV-ITPMO"]);
  });

  test("a Redis that says nothing any more: unsure within 1.5 s, and sure again once it does", async () => {
    const hearing = await listen();
    const before = lapses;
    redis?.stop();
    try {
      await expect
        .poll(() => hearing.isSure(performance.now()), { timeout: 1_500, interval: 20 })
        .toBe(false);
      await expect.poll(() => lapses).toBeGreaterThan(before);
    } finally {
      redis?.resume();
    }
    await expect.poll(() => hearing.isSure(performance.now()), { timeout: 3_000 }).toBe(true);
  });

  test("a connection that breaks: unsure at once, then everything counts as changed", async () => {
    const hearing = await listen();
    const before = lapses;
    await cache.client?.client("KILL", "TYPE", "pubsub");
    await expect.poll(() => lapses, { interval: 5 }).toBeGreaterThan(before);
    await expect.poll(() => hearing.isSure(performance.now()), { timeout: 3_000 }).toBe(true);
    // Once when it broke, once when it listened again: what was said between was heard by nobody.
    expect(lapses).toBeGreaterThanOrEqual(before + 2);
    await say("another FRMRS-TNLGN");
    await expect.poll(() => heard).toContain("FRMRS-TNLGN");
  });
});
