import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SearchParty } from "#lib/party/party";
import { Cache } from "#lib/redis/redis";
import { openWorld, type World } from "#lib/testing/world";
import type { SearchQuery } from "./journey";
import { monthCalendar } from "./month-calendar";
import { readJourney } from "./read-journey";
import { readSailing } from "./read-sailing";
import { searchJourneys } from "./search-journeys";
import { forgetMemory } from "./search-memory";

const server = process.env.TEST_DATABASE_URL;
const two: SearchParty = { adults: 2, children: 0, infants: 0, vehicles: [], pets: 0 };
const now = new Date("2027-01-01T09:00:00Z");

describe.skipIf(!server)("searching journeys (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string);
  });
  afterAll(() => world?.end());
  beforeEach(() => forgetMemory());

  const context = (at = now, language: "en" | "fr" = "en") => ({
    sql: world.sql,
    cache: new Cache(null),
    now: at,
    language,
  });
  const search = (query: Partial<SearchQuery> & { date: string }, at = now) => {
    forgetMemory();
    return searchJourneys(context(at), { from: "tunis", to: "marseille", party: two, ...query });
  };
  const onBoard = async (
    date: string,
    pools?: { first?: Record<string, number>; second?: Record<string, number> },
  ) => {
    const first = await world.addSailing({
      from: "ITCVV",
      to: "ITPMO",
      operator: "GNV",
      departs: `${date}T20:00`,
      hours: 12,
      pools: pools?.first,
    });
    const next = new Date(`${date}T00:00:00Z`);
    next.setUTCDate(next.getUTCDate() + 1);
    const second = await world.addSailing({
      from: "ITPMO",
      to: "TNLGN",
      operator: "GNV",
      departs: `${next.toISOString().slice(0, 10)}T10:00`,
      hours: 11,
      voyage: first.voyage,
      sequence: 2,
      pools: pools?.second,
    });
    return [first, second] as const;
  };

  test("a journey in the shape that was promised", async () => {
    const { id } = await world.addSailing({ departs: "2027-06-01T20:00" });
    const result = await search({ date: "2027-06-01" });
    expect(result).toMatchObject({
      total: 1,
      cacheStatus: "BYPASS",
      page: { number: 1, size: 20, total: 1 },
    });
    expect(result.journeys[0]).toMatchObject({
      id,
      type: "DIRECT",
      duration_minutes: 1320,
      arrival_day_offset: 1,
      legs: [
        {
          sailing_id: id,
          operator: { code: "CTN", name: "CTN" },
          vessel: { name: "Carthage" },
          from: { code: "TNLGN", name: "Tunis (La Goulette)", zone: "Africa/Tunis" },
          to: { code: "FRMRS", name: "Marseille", zone: "Europe/Paris" },
          departs_at: "2027-06-01T20:00:00+01:00",
          arrives_at: "2027-06-02T19:00:00+02:00",
          duration_minutes: 1320,
        },
      ],
      available: { passengers: 400, passengers_of: 400, vehicle_fits: true },
      price: { amount_minor: 27_000, currency: "EUR" },
      items: [
        { label: "2 adults", amount_minor: 24_000, kind: "adult", quantity: 2 },
        { label: "Port fees", amount_minor: 3_000, kind: "port_fee", quantity: 2 },
      ],
      fares: [
        { code: "standard" },
        { code: "flex", price: { amount_minor: 33_000, currency: "EUR" } },
      ],
    });
    expect(result.journeys[0]?.available.cabins).toContainEqual({
      sailing_id: id,
      kind: "inside_2",
      left: 10,
      price: { amount_minor: 8_000, currency: "EUR" },
    });
  });

  test("a way back leaves when the way out has arrived, and not before", async () => {
    const { id } = await world.addSailing({ departs: "2027-10-01T20:00" });
    const at = (leaves_from: string) => search({ date: "2027-10-01", leaves_from });
    expect((await at("2027-10-01T21:00:00+02:00")).journeys.map((journey) => journey.id)).toEqual([
      id,
    ]);
    expect((await at("2027-10-01T21:01:00+02:00")).total).toBe(0);
  });

  test("staying on board through a call is one direct journey that claims both sailings", async () => {
    const [first, second] = await onBoard("2027-06-05");
    const result = await search({ from: "ITCVV", to: "TNLGN", date: "2027-06-05" });
    expect(result.journeys).toHaveLength(1);
    expect(result.journeys[0]).toMatchObject({
      id: `${first.id}_${second.id}`,
      type: "DIRECT",
      duration_minutes: 25 * 60,
      price: { amount_minor: 54_000 },
      items: [
        { label: "2 adults", quantity: 2, amount_minor: 48_000 },
        { label: "Port fees", quantity: 2, amount_minor: 6_000 },
      ],
    });
    expect(result.journeys[0]?.legs.map(({ voyage_id }) => voyage_id)).toEqual([
      first.voyage,
      first.voyage,
    ]);
    const again = await readJourney(context(), `${first.id}_${second.id}`, two);
    expect(again).toEqual(result.journeys[0]);
  });

  test("every sailing between must have room: what is full on the second is not sold on the first", async () => {
    await onBoard("2027-06-06", { second: { passengers: 1 } });
    expect((await search({ from: "ITCVV", to: "TNLGN", date: "2027-06-06" })).journeys).toEqual([]);
    expect((await search({ from: "ITCVV", to: "ITPMO", date: "2027-06-06" })).total).toBe(1);
  });

  test("the fewest places of all legs are what is left", async () => {
    await onBoard("2027-06-07", { first: { passengers: 50 }, second: { passengers: 7 } });
    const { journeys } = await search({ from: "ITCVV", to: "TNLGN", date: "2027-06-07" });
    expect(journeys[0]?.available).toEqual({
      passengers: 7,
      passengers_of: 7,
      vehicle_fits: false,
      cabins: [],
    });
  });

  test("changing vessel, between operators, only within 90 minutes to 12 hours, only if asked", async () => {
    // TNLGN → FRMRS (arrives 19:00 in Marseille), then FRMRS → ITCVV.
    await world.addSailing({ departs: "2027-06-10T20:00" });
    const then = (departs: string, price_level_bp: number) =>
      world.addSailing({
        from: "FRMRS",
        to: "ITCVV",
        operator: "GNV",
        departs,
        hours: 14,
        price_level_bp,
      });
    await then("2027-06-11T20:29", 10_000);
    const least = await then("2027-06-11T20:30", 10_000);
    const longest = await then("2027-06-12T07:00", 9_000);
    await then("2027-06-12T07:01", 8_000);
    // Arrives later, costs no less: nobody would take it.
    await then("2027-06-12T01:00", 10_000);
    const query = { from: "TNLGN", to: "ITCVV", date: "2027-06-10" };
    expect((await search(query)).total).toBe(0);
    const { journeys } = await search({ ...query, max_connections: 1 });
    expect(journeys.map(({ legs }) => legs[1]?.sailing_id)).toEqual([longest.id, least.id]);
    expect(journeys[0]).toMatchObject({ type: "CONNECTING", price: { amount_minor: 51_600 } });
    expect((await search({ ...query, max_connections: 1, operator: "GNV" })).total).toBe(0);
    const read = await readJourney(context(), journeys[0]?.id ?? "", two);
    expect(read.type).toBe("CONNECTING");
  });

  test("two changes only if two are allowed; staying on board in the middle is no change", async () => {
    await world.addSailing({ departs: "2027-06-14T20:00" });
    await world.addSailing({
      from: "FRMRS",
      to: "ITCVV",
      operator: "GNV",
      departs: "2027-06-15T21:00",
      hours: 12,
    });
    const morning = await world.addSailing({
      from: "ITCVV",
      to: "ITPMO",
      operator: "GNV",
      departs: "2027-06-16T12:00",
      hours: 10,
    });
    const query = { from: "TNLGN", to: "ITPMO", date: "2027-06-14" };
    expect((await search({ ...query, max_connections: 1 })).total).toBe(0);
    const { journeys } = await search({ ...query, max_connections: 2 });
    expect(journeys).toHaveLength(1);
    expect(journeys[0]?.legs.map(({ to }) => to.code)).toEqual(["FRMRS", "ITCVV", "ITPMO"]);

    await world.addSailing({
      from: "ITPMO",
      to: "TNLGN",
      operator: "GNV",
      departs: "2027-06-17T00:00",
      voyage: morning.voyage,
      sequence: 2,
    });
    const round = await search({
      from: "FRMRS",
      to: "TNLGN",
      date: "2027-06-15",
      max_connections: 1,
    });
    expect(round.journeys[0]).toMatchObject({ type: "CONNECTING", legs: [{}, {}, {}] });
  });

  test("a sailing just after midnight belongs to the port's own date, not to UTC's", async () => {
    const { id, departs_at } = await world.addSailing({ departs: "2027-06-21T00:10", hours: 20 });
    expect(departs_at.toISOString()).toBe("2027-06-20T23:10:00.000Z");
    expect((await search({ date: "2027-06-21" })).journeys.map((journey) => journey.id)).toEqual([
      id,
    ]);
    expect((await search({ date: "2027-06-20" })).total).toBe(0);
  });

  test.each([
    // Clocks go forward: 22 hours from 20:00 end at 19:00 + 1.
    ["2027-03-27", "2027-03-27T20:00:00+01:00", "2027-03-28T19:00:00+02:00"],
    ["2027-10-30", "2027-10-30T20:00:00+02:00", "2027-10-31T17:00:00+01:00"],
  ])(
    "over the clock change of %s durations are differences of instants",
    async (date, departs, arrives) => {
      const from = departs.endsWith("+02:00") ? "FRMRS" : "TNLGN";
      const to = from === "FRMRS" ? "TNLGN" : "FRMRS";
      await world.addSailing({ from, to, departs: `${date}T20:00` });
      const { journeys } = await search({ from, to, date });
      expect(journeys[0]?.legs[0]).toMatchObject({
        departs_at: departs,
        arrives_at: arrives,
        duration_minutes: 1320,
        arrival_day_offset: 1,
      });
    },
  );

  test("only what this party can book: places, lanes by height, cabins, kennels, status, not departed", async () => {
    const date = "2027-07-10";
    await world.addSailing({
      departs: `${date}T08:00`,
      pools: { passengers: 2, lane_low_cm: 480, "cabin:inside_2": 1 },
    });
    const total = async (party: Partial<SearchParty>, at = now) =>
      (await search({ date, party: { ...two, ...party } }, at)).total;
    const car = (length_cm: number, height_cm: number) => ({
      vehicles: [{ kind: "car" as const, length_cm, height_cm }],
    });
    expect(await total({})).toBe(1);
    expect(await total({ adults: 3 })).toBe(0);
    expect(await total({ infants: 1 })).toBe(0);
    expect(await total(car(450, 190))).toBe(1);
    expect(await total(car(451, 190))).toBe(0);
    expect(await total(car(450, 191))).toBe(0);
    expect(await total({ cabin: "inside_2" })).toBe(1);
    expect(await total({ cabin: "outside_4" })).toBe(0);
    expect(await total({ pets: 1 })).toBe(0);
    expect(await total({}, new Date("2027-07-10T07:00:00Z"))).toBe(0);
    expect(await total({}, new Date("2027-07-10T06:59:59Z"))).toBe(1);
    await world.addSailing({ departs: `${date}T20:00`, status: "closed" });
    await world.addSailing({ departs: `${date}T21:00`, status: "cancelled" });
    expect(await total({})).toBe(1);
  });

  test("a cabin that was asked for is part of the price", async () => {
    const date = "2027-07-11";
    await world.addSailing({ departs: `${date}T20:00` });
    const { journeys } = await search({ date, party: { ...two, adults: 3, cabin: "inside_2" } });
    expect(journeys[0]?.items).toContainEqual({
      label: "2 inside cabins, 2 beds",
      kind: "cabin:inside_2",
      quantity: 2,
      amount_minor: 16_000,
    });
    expect(journeys[0]?.price.amount_minor).toBe(3 * 13_500 + 16_000);
  });

  test("sorted, paged, in French", async () => {
    const date = "2027-07-12";
    const dear = await world.addSailing({
      departs: `${date}T08:00`,
      price_level_bp: 15_000,
      hours: 20,
    });
    const cheap = await world.addSailing({ departs: `${date}T12:00`, hours: 24 });
    const quick = await world.addSailing({
      departs: `${date}T16:00`,
      price_level_bp: 12_000,
      hours: 18,
    });
    const ids = async (query: Partial<SearchQuery>) =>
      (await search({ date, ...query })).journeys.map(({ id }) => id);
    expect(await ids({})).toEqual([cheap.id, quick.id, dear.id]);
    expect(await ids({ sort: "departure" })).toEqual([dear.id, cheap.id, quick.id]);
    expect(await ids({ sort: "duration" })).toEqual([quick.id, dear.id, cheap.id]);
    expect(await ids({ page: 2, page_size: 2 })).toEqual([dear.id]);
    expect(await ids({ page: 3, page_size: 2 })).toEqual([]);
    forgetMemory();
    const french = await searchJourneys(context(now, "fr"), {
      from: "TNLGN",
      to: "FRMRS",
      date,
      party: two,
    });
    expect(french.journeys[0]?.items.map(({ label }) => label)).toEqual([
      "2 adultes",
      "Taxes portuaires",
    ]);
  });

  test.each<[string, Partial<SearchQuery>, string]>([
    ["a port nobody knows", { from: "XXXXX" }, "port_unknown"],
    ["to itself", { to: "TNLGN" }, "invalid"],
    ["a day that isn't one", { date: "2027-02-29" }, "invalid"],
    ["yesterday", { date: "2026-12-31" }, "invalid"],
    ["in two years", { date: "2029-01-01" }, "invalid"],
    ["a party of ten", { party: { ...two, adults: 10 } }, "invalid"],
    ["an operator nobody knows", { operator: "NOPE" }, "invalid"],
  ])("refused: %s", async (_, query, code) => {
    await expect(search({ date: "2027-07-12", ...query })).rejects.toMatchObject({ code });
  });

  test("29 February of a leap year can be searched", async () => {
    const at = new Date("2027-12-01T00:00:00Z");
    expect((await search({ date: "2028-02-29" }, at)).total).toBe(0);
  });

  test("a journey by its id is refused when it is none, off sale, or too small", async () => {
    const one = await world.addSailing({ departs: "2027-08-01T20:00", pools: { passengers: 1 } });
    const other = await world.addSailing({ departs: "2027-08-03T20:00" });
    const read = (id: string) => readJourney(context(), id, two);
    await expect(read(one.id)).rejects.toMatchObject({
      code: "no_capacity",
      facts: { shortages: [{ kind: "passengers", available: 1, wanted: 2 }] },
    });
    await expect(read(`${one.id}_${other.id}`)).rejects.toMatchObject({ code: "not_found" });
    await expect(read("1 or 1=1")).rejects.toMatchObject({ code: "not_found" });
    await world.sql`update sailing set status = 'closed' where id = ${other.id}`;
    await expect(read(other.id)).rejects.toMatchObject({ code: "not_bookable" });
  });

  test("a sailing's facts", async () => {
    const { id } = await world.addSailing({ departs: "2027-08-05T20:00" });
    expect(await readSailing(context(now, "fr"), id)).toMatchObject({
      id,
      vessel: { name: "Carthage", decks: 9 },
      departs_at: "2027-08-05T20:00:00+01:00",
      route: { distance_nm: 460 },
      calls: [{ sailing_id: id, from: "TNLGN", to: "FRMRS" }],
      fares: [
        { code: "standard", adult: { amount_minor: 13_500, currency: "EUR" } },
        { code: "flex" },
      ],
    });
    await expect(readSailing(context(), "nothing")).rejects.toMatchObject({ code: "not_found" });
  });

  test("narrowed to direct sailings, to an operator, to what has a cabin left", async () => {
    const date = "2027-08-20";
    const bare = await world.addSailing({
      departs: `${date}T08:00`,
      pools: { passengers: 50, "cabin:seat": 10 },
    });
    const other = await world.addSailing({ departs: `${date}T12:00` });
    const ids = async (query: Partial<SearchQuery>) =>
      (await search({ date, sort: "departure", ...query })).journeys.map(({ id }) => id);
    expect(await ids({})).toEqual([bare.id, other.id]);
    const cabins = await search({ date, cabin_free: true, page_size: 1 });
    expect(cabins).toMatchObject({ total: 1, journeys: [{ id: other.id }] });
    expect(await ids({ operator: "ctn" })).toEqual([bare.id, other.id]);
    expect(await ids({ operator: "GNV" })).toEqual([]);
    const month = async (operator: string) =>
      (
        await monthCalendar(context(), {
          from: "tunis",
          to: "marseille",
          month: "2027-08",
          party: two,
          operator,
        })
      ).days[19];
    expect(await month("CTN")).toMatchObject({ journeys: 2 });
    forgetMemory();
    expect(await month("GNV")).toMatchObject({ journeys: 0, price: null });
  });

  test("what has sailed since a month was kept counts no more, on its day only", async () => {
    await world.addSailing({ departs: "2027-11-03T10:00" });
    await world.addSailing({ departs: "2027-11-03T20:00", price_level_bp: 20_000 });
    await world.addSailing({ departs: "2027-11-04T10:00" });
    const days = async (at: string) => {
      const asked = { from: "tunis", to: "marseille", month: "2027-11", party: two };
      return (await monthCalendar(context(new Date(at)), asked)).days;
    };
    // At ten in Tunis it is nine.
    const before = await days("2027-11-03T08:58:00Z");
    expect(before[2]).toMatchObject({ price: { amount_minor: 27_000 }, journeys: 2 });
    const after = await days("2027-11-03T09:00:00Z");
    expect(after[2]).toMatchObject({ price: { amount_minor: 51_000 }, journeys: 1 });
    expect(after[3]).toEqual(before[3]);
  });

  test("a month of cheapest prices", async () => {
    await world.addSailing({ departs: "2027-09-03T08:00", price_level_bp: 20_000 });
    await world.addSailing({ departs: "2027-09-03T20:00" });
    await world.addSailing({ departs: "2027-09-30T23:59", pools: { passengers: 1 } });
    const calendar = await monthCalendar(context(), {
      from: "tunis",
      to: "marseille",
      month: "2027-09",
      party: two,
    });
    expect(calendar.days).toHaveLength(30);
    expect(calendar.days[2]).toEqual({
      date: "2027-09-03",
      price: { amount_minor: 27_000, currency: "EUR" },
      journeys: 2,
    });
    expect(calendar.days[29]).toEqual({ date: "2027-09-30", price: null, journeys: 0 });
    await expect(
      monthCalendar(context(), { from: "tunis", to: "marseille", month: "2027-13", party: two }),
    ).rejects.toMatchObject({ code: "invalid" });
  });
});
