import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cancelAsStaff } from "#lib/booking/cancel-as-staff";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { Cache } from "#lib/redis/redis";
import { place, requestFor, traveller } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { changeAsStaff } from "./change-as-staff";
import { changeCapacity } from "./change-capacity";
import { changeSale } from "./change-sale";

const server = process.env.TEST_DATABASE_URL;
const staff = { kind: "staff", id: "staff_7", role: "sales" } as const;

describe.skipIf(!server)("what staff change of a sailing (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string, 6);
  });
  afterAll(() => world?.end());
  const scope = () => ({ database: world.database, cache: new Cache(null) });

  const poolOf = async (sailingId: string) =>
    (
      await world.sql`
        select p.capacity, p.wanted_capacity, v.available from pool p join pool_availability v on v.id = p.id
        where p.sailing_id = ${sailingId} and p.kind = 'passengers'`
    )[0];
  const auditOf = async (sailingId: string) => [
    ...(await world.sql`
      select actor, actor_id, subject, before, after from sailing_audit
      where sailing_id = ${sailingId} order by id`),
  ];

  test("what fits is so at once; what doesn't keeps what it needs, and shows nothing free", async () => {
    const { id } = await world.addSailing({ pools: { passengers: 20, kennels: 4 } });
    const request = await requestFor(world, [id], { adults: 6 });
    await place(world, request);
    const { bookingId: lapsed } = await place(world, request);
    expect(await changeCapacity(scope(), staff, id, { passengers: 15 })).toEqual([
      { kind: "passengers", capacity: 15, deficit: 0 },
    ]);
    expect(await changeCapacity(scope(), staff, id, { passengers: 5 })).toEqual([
      { kind: "passengers", capacity: 12, deficit: 7 },
    ]);
    expect(await poolOf(id)).toEqual({ capacity: 12, wanted_capacity: 5, available: 0 });
    await expect(place(world, await requestFor(world, [id], { adults: 1 }))).rejects.toMatchObject({
      code: "no_capacity",
    });
    // A hold that has lapsed needs nothing.
    await world.sql`update hold set expires_at = clock_timestamp() where booking_id = ${lapsed}`;
    expect(await changeCapacity(scope(), staff, id, { passengers: 7, kennels: 0 })).toEqual([
      { kind: "passengers", capacity: 7, deficit: 0 },
      { kind: "kennels", capacity: 0, deficit: 0 },
    ]);
    expect(await poolOf(id)).toEqual({ capacity: 7, wanted_capacity: null, available: 1 });
    const by = { actor: "staff", actor_id: "staff_7" };
    expect(await auditOf(id)).toEqual([
      { ...by, subject: "capacity:passengers", before: "20", after: "15" },
      { ...by, subject: "capacity:passengers", before: "15", after: "5" },
      { ...by, subject: "capacity:passengers", before: "5", after: "7" },
      { ...by, subject: "capacity:kennels", before: "4", after: "0" },
    ]);
    expect(await checkInvariants(world.sql)).toEqual([]);
  });

  test("two desks at once: times, vessel and sale are all as they were asked for", async () => {
    const { id, departs_at: departs } = await world.addSailing();
    const [vessel] = await world.sql<{ id: number }[]>`
      insert into vessel (slug, name, operator_code, length_m, speed_kn, decks, passenger_capacity,
        lane_low_cm, lane_high_cm, kennels, cabins)
      select 'zembra-two-desks', 'Zembra', operator_code, length_m, speed_kn, decks, passenger_capacity,
        lane_low_cm, lane_high_cm, kennels, cabins
      from vessel where operator_code = 'CTN' limit 1 returning id`;
    const departsAt = new Date(departs.getTime() + 3_600_000);
    const arrivesAt = new Date(departs.getTime() + 24 * 3_600_000);
    await Promise.all([
      changeAsStaff(scope(), staff, id, { departsAt, arrivesAt }),
      changeAsStaff(scope(), staff, id, { vesselId: vessel?.id as number }),
      changeSale(scope(), staff, id, "closed"),
    ]);
    const [row] = await world.sql`
      select departs_at, arrives_at, vessel_id, status from sailing where id = ${id}`;
    expect(row).toEqual({
      departs_at: departsAt,
      arrives_at: arrivesAt,
      vessel_id: vessel?.id,
      status: "closed",
    });
  });

  test("a closed sailing is not bookable, and is again once it is open", async () => {
    const { id } = await world.addSailing();
    const request = await requestFor(world, [id]);
    expect(await changeSale(scope(), staff, id, "closed")).toBe(true);
    expect(await changeSale(scope(), staff, id, "closed")).toBe(false);
    await expect(place(world, request)).rejects.toMatchObject({ code: "not_bookable" });
    expect(await changeSale(scope(), staff, id, "open")).toBe(true);
    expect((await place(world, request)).created).toBe(true);
    expect(await auditOf(id)).toMatchObject([
      { subject: "status", before: "open", after: "closed" },
      { subject: "status", before: "closed", after: "open" },
    ]);
  });

  test("who is not staff changes nothing, and nonsense neither", async () => {
    const { id } = await world.addSailing();
    const { database } = world;
    const { bookingId } = await place(world, await requestFor(world, [id]));
    const wish = {
      expectedRefund: { amount_minor: 0, currency: "EUR" },
      reason: "",
      waivesFee: true,
    };
    for (const refused of [
      changeCapacity(scope(), traveller, id, { passengers: 1 }),
      changeSale(scope(), traveller, id, "closed"),
      cancelAsStaff(database, traveller, bookingId, wish),
      changeCapacity(scope(), { kind: "staff", id: null, role: "admin" }, id, { passengers: 1 }),
    ]) {
      await expect(refused).rejects.toMatchObject({ code: "forbidden" });
    }
    const nonsense: Record<string, number>[] = [
      { passengers: -1 },
      { passengers: 1.5 },
      { berths: 3 },
    ];
    for (const capacities of nonsense) {
      await expect(changeCapacity(scope(), staff, id, capacities)).rejects.toMatchObject({
        code: "invalid",
      });
    }
    for (const unknown of ["00000000-0000-7000-8000-000000000000", "nonsense"]) {
      await expect(changeSale(scope(), staff, unknown, "closed")).rejects.toMatchObject({
        code: "not_found",
      });
    }
    const { id: gone } = await world.addSailing({ status: "cancelled" });
    await expect(changeSale(scope(), staff, gone, "open")).rejects.toMatchObject({
      code: "not_bookable",
    });
    expect(await auditOf(id)).toEqual([]);
  });
});
