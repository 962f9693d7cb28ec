import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkInvariants } from "#lib/invariant/check-invariants";
import { readJourney } from "#lib/search/read-journey";
import { place, readingFor, requestFor, traveller } from "#lib/testing/booking-world";
import { openWorld, type World } from "#lib/testing/world";
import { cancelBooking } from "./cancel-booking";
import { giveGoodwill } from "./desk/give-goodwill";
import { quoteCancellation } from "./quote-cancellation";
import { readBooking } from "./read-booking";
import { settleReading } from "./settle-payment";
import { type RefundRow, settleRefund } from "./settle-refund";

const server = process.env.TEST_DATABASE_URL;
/** In the tier of 50 %, at whatever time of the day this runs. */
const inTwentyDays = `${new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)}T20:00`;
const stripe = { kind: "stripe", id: "evt_test" } as const;

describe.skipIf(!server)(
  "a booking's whole life in other currencies (needs TEST_DATABASE_URL)",
  () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(server as string, 20);
      await world.sql`update tariff_item set amount_minor = amount_minor + 3`;
    });
    afterAll(() => world?.end());

    test.each([
      ["TND", 1_005, "invalid"],
      ["ISK", 1_050, "invalid"],
      ["TND", 1_010, null],
      ["JPY", 1_005, null],
    ])("goodwill in %s of %i: %s", async (currency, amount_minor, code) => {
      await world.sql`update tariff set currency = ${currency}`;
      const { id } = await world.addSailing();
      const request = await requestFor(world, [id]);
      const { bookingId } = await place(world, request);
      const reading = await readingFor(world, bookingId);
      await settleReading({ database: world.database, stripe: null as never }, stripe, reading);
      const staff = { id: "clerk", role: "admin" } as const;
      const wish = { amount: { amount_minor, currency }, refundable: request.expected_total };
      const given = giveGoodwill(world.database, staff, bookingId, { ...wish, reason: "sorry" });
      const heard = await given.then(
        () => null,
        (error) => error.code,
      );
      expect(heard).toBe(code);
    });

    test.each([
      // Two adults and their port fees at 120.03 and 15.03 in euro's digits, in season: 12 345 bp.
      ["JPY", 32_642, 0, 17_824],
      ["EUR", 32_642, 0, 17_824],
      ["TND", 32_650, 8, 17_830],
      ["ISK", 32_700, 58, 17_900],
    ])("%s: hold, confirm, cancel, refund", async (currency, total, rounding, refund) => {
      await world.sql`update tariff set currency = ${currency}`;
      const { id } = await world.addSailing({ departs: inTwentyDays, price_level_bp: 12_345 });
      const party = { adults: 2, children: 0, infants: 0, vehicles: [], pets: 0 };
      const context = { sql: world.sql, now: new Date(), language: "en" } as const;
      const shown = await readJourney(context, id, party);
      const request = await requestFor(world, [id]);
      expect(shown.fares.find(({ code }) => code === "standard")?.price).toEqual(
        request.expected_total,
      );
      const { bookingId } = await place(world, request);
      const view = () => readBooking({ sql: world.sql, language: "fr" }, bookingId);
      const held = await view();
      expect(held).toMatchObject({ status: "PENDING", total: { amount_minor: total, currency } });
      const lines = held?.items ?? [];
      expect(lines.reduce((sum, line) => sum + line.amount_minor, 0)).toBe(total);
      expect(lines.find(({ kind }) => kind === "port_fee")).toMatchObject({
        label: "Taxes portuaires",
        quantity: 2,
        amount_minor: 3_006,
      });
      expect(lines.find(({ kind }) => kind === "rounding")?.amount_minor ?? 0).toBe(rounding);

      const reading = await readingFor(world, bookingId);
      expect(reading).toMatchObject({ amountMinor: total, currency });
      await settleReading({ database: world.database, stripe: null as never }, stripe, reading);
      expect(await checkInvariants(world.sql)).toEqual([]);

      const quote = await quoteCancellation(world.sql, bookingId);
      expect(quote.refund).toEqual({ amount_minor: refund, currency });
      expect(quote.refund.amount_minor + quote.fee.amount_minor).toBe(total);
      await cancelBooking(world.database, traveller, bookingId, {
        expectedRefund: quote.refund,
        reason: "test",
      });
      const [row] = await world.sql<
        RefundRow[]
      >`select * from refund where booking_id = ${bookingId}`;
      const word = {
        id: `re_${row?.id}`,
        refundId: row?.id ?? null,
        intentId: row?.intent_id ?? null,
      };
      for (const status of ["pending", "succeeded"] as const) {
        await world.sql.begin((tx) =>
          settleRefund(tx, stripe, row as RefundRow, { ...word, status }),
        );
      }
      expect(await view()).toMatchObject({
        status: "CANCELLED",
        refund: { amount: { amount_minor: refund, currency }, status: "succeeded" },
      });
      expect(await checkInvariants(world.sql)).toEqual([]);
    });
  },
);
