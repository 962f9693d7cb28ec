import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { confirmedBooking, personOf } from "#lib/testing/part-world";
import { openWorld, type World } from "#lib/testing/world";
import type { BookingFilters } from "./booking-filters";
import { findBookings } from "./find-bookings";
import { readFind } from "./read-find";

const server = process.env.TEST_DATABASE_URL;

test("what a typed text may mean", () => {
  expect(readFind("cag31-2oq5l")).toMatchObject({ reference: "CAG3120Q51", words: [] });
  expect(readFind("BENSALAHMO")).toMatchObject({ reference: "BENSA1AHM0", words: ["bensalahmo"] });
  expect(readFind("natpswk")).toMatchObject({ reference: "NATPSWK" });
  expect(readFind("06 12 34 56 78").beginnings).toContain("p:876543216");
  expect(readFind("benoit@")).toMatchObject({ beginnings: ["e:benoit@"], words: [] });
  expect(readFind("pi_3Vp")).toMatchObject({ stripeId: "pi_3Vp", words: [] });
  expect(readFind("ab-123-cd").beginnings).toEqual(["v:AB123CD"]);
  expect(readFind("Lefevbre benoit")).toMatchObject({ words: ["lefevbre", "benoit"] });
  expect(readFind("p:").beginnings).toEqual([]);
});

describe.skipIf(!server)("finding a booking (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let wanted: { id: string; reference: string; intent: string };
  beforeAll(async () => {
    world = await openWorld(server as string, 10);
    const { id } = await world.addSailing();
    const booked = async (name: string, plate: string, email: string) =>
      await confirmedBooking(world, [id], {
        contact: { name, email, phone: "+33612345678", language: "fr" },
        passengers: [personOf("1985-05-01", "محمد")],
        vehicles: [{ kind: "car", length_cm: 450, height_cm: 180, registration: plate, driver: 0 }],
      });
    const bookingId = await booked("Benoît Lefèbvre", "AB-123-CD", "benoit.l@example.com");
    await booked("Marie D'Angelo", "XY-987-ZT", "marie@example.com");
    const [row] = await world.sql<{ reference: string; intent: string }[]>`
      select b.reference, p.intent_id as intent from booking b join payment p on p.booking_id = b.id
      where b.id = ${bookingId}`;
    wanted = { id: bookingId, reference: row?.reference ?? "", intent: row?.intent ?? "" };
  });
  afterAll(() => world?.end());

  const find = async (filters: BookingFilters, seesMoney = true) =>
    await findBookings(
      world.sql,
      filters,
      { limit: 50, offset: 0 },
      { now: new Date(), seesMoney },
    );
  const ids = async (typed: string, seesMoney = true) =>
    (await find({ find: typed }, seesMoney)).rows.map(({ id }) => id);

  test("by a name as it is and misspelt, a reference with its slips, and all else one may know", async () => {
    const texts = [
      "Benoit Lefevbre",
      "lefebvre",
      "Lefèb",
      "BENOÎT",
      wanted.reference.toLowerCase().replaceAll("0", "o").replaceAll("1", "l"),
      wanted.reference.slice(0, 7),
      "benoit.l@",
      "ab 123 cd",
      wanted.intent,
      wanted.id,
    ];
    for (const text of texts) expect([text, await ids(text)]).toEqual([text, [wanted.id]]);
    expect(await ids("06 12 34 56 78")).toHaveLength(2);
    expect(await ids("محمد")).toHaveLength(2);
    expect(await ids("dangelo")).toHaveLength(1);
    for (const text of [
      "Zzyzx Qwrt",
      "nobody@",
      "QQ-000-QQ",
      "%",
      "'; drop table booking; --",
      "a".repeat(200),
    ]) {
      expect([text, await ids(text)]).toEqual([text, []]);
    }
  });

  test("who boards finds nobody by an address or a payment, and is shown neither", async () => {
    expect(await ids("benoit.l@", false)).toEqual([]);
    expect(await ids(wanted.intent, false)).toEqual([]);
    const [row] = (await find({ find: "Lefebvre" }, false)).rows;
    expect(row).toMatchObject({ contact_email: null, payment_status: null, total: null });
  });

  test("filters narrow what was typed and stand alone, in each order", async () => {
    for (const sort of [undefined, "created", "-created", "departure", "-departure"] as const) {
      expect((await find({ status: "CONFIRMED", sort })).total).toBe(2);
      expect((await find({ payment: "COMPLETED", status: "CONFIRMED", sort })).total).toBe(2);
      expect((await find({ payment: "REFUNDED", sort })).total).toBe(0);
      expect((await find({ find: "Lefebvre", status: "CONFIRMED", sort })).total).toBe(1);
      expect((await find({ find: "Lefebvre", status: "CANCELLED", sort })).total).toBe(0);
      expect((await find({ operator: "CTN", sort })).total).toBe(2);
      expect((await find({ operator: "CTN", status: "FAILED", sort })).total).toBe(0);
      expect((await find({ needs: "any", sort })).total).toBe(0);
      expect((await find({ created: new Date().toISOString().slice(0, 10), sort })).total).toBe(2);
    }
  });

  test("negative control: without the words' likeness the misspelt name is nobody's", async () => {
    await world.sql`delete from booking_word where word = 'lefebvre'`;
    expect(await ids("Benoit Lefevbre")).toEqual([]);
    await world.sql`insert into booking_word values ('lefebvre')`;
    expect(await ids("Benoit Lefevbre")).toEqual([wanted.id]);
  });
});
