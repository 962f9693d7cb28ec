import { afterAll, describe, expect, test } from "vitest";
import { Hearing } from "#lib/redis/hearing";
import { isUnchanged, newsSerial } from "#lib/redis/news";
import { type OwnRedis, openRedis } from "#lib/testing/redis-server";
import { tellPicturesChanged } from "./tell-pictures-changed";

const redis = await openRedis();
afterAll(async () => {
  await redis?.kill();
});

describe.skipIf(!redis)("that pictures changed (needs redis-server)", () => {
  const { url, cache } = redis as OwnRedis;

  test("is known here at once and heard by every other process, also one that Redis was away for", async () => {
    const heard: string[] = [];
    const other = new Hearing(url, "another process", {
      hear: (names) => void heard.push(...names),
      lapse: () => {},
    });
    try {
      await expect.poll(() => other.isSure(performance.now()), { timeout: 3_000 }).toBe(true);
      const before = newsSerial();
      await tellPicturesChanged(cache, "cabin:12:inside_2");
      expect(isUnchanged(["pictures:cabin:12:inside_2"], before)).toBe(false);
      expect(isUnchanged(["pictures"], before)).toBe(false);
      expect(isUnchanged(["pictures:vessel:12", "TNLGN-FRMRS"], before)).toBe(true);
      await expect.poll(() => heard).toEqual(["pictures", "pictures:cabin:12:inside_2"]);

      redis?.stop();
      await tellPicturesChanged(cache, "port:TNLGN");
      redis?.resume();
      await expect.poll(() => heard, { timeout: 5_000 }).toContain("pictures:port:TNLGN");
    } finally {
      redis?.resume();
      other.end();
    }
  });
});
