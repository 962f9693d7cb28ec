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
  // One ear at a time, each with what it alone heard: an earlier one that still listens loses its
  // connection too when all are broken, and must not be counted for the one that is looked at.
  beforeEach(() => {
    for (const one of ears.splice(0)) one.end();
  });
  const listen = async () => {
    const heard: string[] = [];
    const told = { heard, lapses: 0 };
    const hear = (names: string[]) => void heard.push(...names);
    const lapse = () => {
      told.lapses += 1;
    };
    const hearing = new Hearing(url, "me", { hear, lapse });
    ears.push(hearing);
    await expect.poll(() => hearing.isSure(performance.now()), { timeout: 3_000 }).toBe(true);
    return { hearing, told };
  };
  const say = (text: string) => cache.client?.publish(newsChannel, text);

  test("others' names are heard, its own words are not", async () => {
    const { told } = await listen();
    await say("me TNLGN-FRMRS");
    await say("another FRMRS-TNLGN ITCVV-ITPMO");
    await expect.poll(() => told.heard).toEqual(["FRMRS-TNLGN", "ITCVV-ITPMO"]);
  });

  test("a Redis that says nothing any more: unsure within 1.5 s, and sure again once it does", async () => {
    const { hearing, told } = await listen();
    const before = told.lapses;
    redis?.stop();
    try {
      await expect
        .poll(() => hearing.isSure(performance.now()), { timeout: 1_500, interval: 20 })
        .toBe(false);
      await expect.poll(() => told.lapses).toBeGreaterThan(before);
    } finally {
      redis?.resume();
    }
    await expect.poll(() => hearing.isSure(performance.now()), { timeout: 3_000 }).toBe(true);
  });

  test("a connection that breaks: unsure at once, then everything counts as changed", async () => {
    const { hearing, told } = await listen();
    const before = told.lapses;
    await cache.client?.client("KILL", "TYPE", "pubsub");
    await expect.poll(() => told.lapses, { interval: 5 }).toBeGreaterThan(before);
    await expect.poll(() => hearing.isSure(performance.now()), { timeout: 3_000 }).toBe(true);
    // Once when it broke, once when it listened again: what was said between was heard by nobody.
    expect(told.lapses).toBeGreaterThanOrEqual(before + 2);
    await say("another FRMRS-TNLGN");
    await expect.poll(() => told.heard).toContain("FRMRS-TNLGN");
  });
});
