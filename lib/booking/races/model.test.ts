// The same seed runs the same sequences: GANGWAY_SEED=… npx vitest run lib/booking/races/model
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chanceSeed } from "#lib/testing/chance";
import { differenceFrom } from "#lib/testing/races/booking-model";
import { compareWithModel } from "#lib/testing/races/compare-with-model";
import { weaken } from "#lib/testing/two-processes";
import { openWorld, type World } from "#lib/testing/world";

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)("bookings against a model (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string);
  });
  afterAll(() => world?.end());

  test("what is heard and what is free is what the model says", async () => {
    const outcome = await compareWithModel(world, { seed: chanceSeed, runs: 6, most: 20 });
    console.info(`bookings against a model, GANGWAY_SEED=${chanceSeed}:`, outcome.heard);
    expect(outcome.wrong).toBeNull();
  });

  test("negative control: where a batch forgets what it has just given away, the model says so", async () => {
    const weak = await openWorld(server as string);
    try {
      await weak.sql`alter table pool drop constraint pool_not_oversold`;
      await weaken(weak, "place_bookings", [["v_free := v_free || coalesce(v_rest, '{}');", ""]]);
      const asks = Array.from({ length: 12 }, (_, key) => ({
        key,
        adults: 3,
        pets: 0,
        on: "first" as const,
      }));
      expect(await differenceFrom(weak, [{ do: "place", asks }])).toMatch(/where the model says/);
    } finally {
      await weak.end();
    }
  });
});
