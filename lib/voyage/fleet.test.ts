import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWorld, type World } from "#lib/testing/world";
import { fleet } from "./fleet";
import { seaPaths } from "./sea-paths";

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)("what is drawn (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string);
  });
  afterAll(() => world?.end());

  test("every vessel with its facts, once for all who ask", async () => {
    const [one, other] = await Promise.all([fleet(world.sql), fleet(world.sql)]);
    expect(one.length).toBeGreaterThan(0);
    for (const vessel of one) {
      expect(vessel.length_m).toBeGreaterThan(0);
      expect(vessel.lane_low_cm + vessel.lane_high_cm).toBeGreaterThan(0);
    }
    expect(other).toBe(one);
  });

  test("the way by water of every route, from port to port, once for all who ask", async () => {
    const [one, other] = await Promise.all([seaPaths(world.sql), seaPaths(world.sql)]);
    expect(one.get("TNLGN FRMRS")?.length).toBeGreaterThan(1);
    expect(one.get("FRMRS TNLGN")).toBeDefined();
    expect(other).toBe(one);
  });
});
