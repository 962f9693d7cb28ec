// The same seed runs the same sequences: GANGWAY_LONG=1 GANGWAY_SEED=… npx vitest run lib/booking/races/model
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compareWithModel } from "#lib/testing/races/compare-with-model";
import { weaken } from "#lib/testing/two-processes";
import { openWorld, type World } from "#lib/testing/world";

const server = process.env.GANGWAY_LONG && process.env.TEST_DATABASE_URL;
const seed = Number(process.env.GANGWAY_SEED ?? Date.now() % 2 ** 31);

describe.skipIf(!server)("a long comparison (needs TEST_DATABASE_URL, GANGWAY_LONG)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string);
  });
  afterAll(() => world?.end());

  test("more than 1,000 commands: what is heard and what is free is what the model says", async () => {
    const outcome = await compareWithModel(world, { seed, runs: 60, most: 60 });
    console.info(
      `bookings against a model, GANGWAY_SEED=${seed}: ${outcome.commands} commands`,
      outcome.heard,
    );
    expect(outcome.wrong).toBeNull();
    expect(outcome.commands).toBeGreaterThan(1_000);
    for (const word of ["placed", "refused", "known", "mismatch", "confirmed", "refunding"]) {
      expect(outcome.heard[word]).toBeGreaterThan(0);
    }
  }, 300_000);

  test("negative control: places that lapse and are not taken back are found by chance alone", async () => {
    const weak = await openWorld(server as string);
    try {
      await weaken(weak, "place_bookings", [
        ["AND h.expires_at <= v_now", "AND h.expires_at <= v_now - interval '1 hour'"],
      ]);
      const outcome = await compareWithModel(weak, { seed, runs: 60, most: 20, shrink: false });
      expect(outcome.wrong).toMatch(/where the model says/);
      expect(outcome.wrong).toMatch(/seed/);
    } finally {
      await weak.end();
    }
  }, 300_000);
});
