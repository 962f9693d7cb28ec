import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWorld, type World } from "#lib/testing/world";
import { loadOffers } from "./load-offers";
import { priceLeg } from "./price-leg";
import { totalOf } from "./total-of";

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)("reading offers (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string);
  });
  afterAll(() => world?.end());

  test("what a sailing costs and has left comes in one read", async () => {
    const { id, voyage, departs_at } = await world.addSailing({ departs: "2027-07-01T20:00" });
    const second = await world.addSailing({ departs: "2027-07-02T20:00", pools: {} });
    const offers = await loadOffers(world.sql, [second.id, id], new Date());
    const offer = offers.get(id);
    expect(offer?.sailing).toMatchObject({
      id,
      voyage_id: voyage,
      sequence: 1,
      operator_code: "CTN",
      vessel_name: "Carthage",
      from_zone: "Africa/Tunis",
      to_country: "FR",
      departs_at,
      departure_date: "2027-07-01",
      status: "open",
      price_level_bp: 10_000,
    });
    expect(offer?.operator).toMatchObject({ code: "CTN", infant_max_age: 3, vehicle_gap_cm: 30 });
    expect(offer?.currency).toBe("EUR");
    expect(offer?.tariff.adult).toBe(12_000);
    expect(offer?.fares.map(({ code }) => code)).toEqual(["standard", "flex"]);
    expect(offer?.pools.find(({ kind }) => kind === "passengers")).toMatchObject({
      capacity: 400,
      available: 400,
    });
    expect(offers.get(second.id)).toMatchObject({ pools: [], tariff: offer?.tariff });
  });

  test("ids nobody knows are absent, and none asks nothing", async () => {
    const unknown = "00000000-0000-7000-8000-000000000000";
    expect((await loadOffers(world.sql, [unknown], new Date())).size).toBe(0);
    expect((await loadOffers(world.sql, [], new Date())).size).toBe(0);
  });

  test("a price that changed is the price of the next read", async () => {
    const { id } = await world.addSailing({ from: "ITCVV", to: "ITPMO", operator: "GNV" });
    const party = { bands: { adult: 1, child: 0, infant: 0 }, vehicles: [], cabins: [], pets: 0 };
    const read = async () => {
      const offer = (await loadOffers(world.sql, [id], new Date())).get(id);
      if (!offer) throw new Error("no offer");
      return totalOf(priceLeg(offer, "standard", party), offer.currency).total.amount_minor;
    };
    expect(await read()).toBe(13_500);
    await world.sql`update tariff_item set amount_minor = 13000 where item = 'adult'
      and tariff_id in (select id from tariff where operator_code = 'GNV')`;
    expect(await read()).toBe(14_500);
  });
});
