import { describe, expect, test } from "vitest";
import type { SailingOffer } from "#lib/fare/offer";
import { refundOf } from "#lib/fare/refund-of";
import { refundBasisPoints } from "#lib/fare/refund-rule";
import { totalOf } from "#lib/fare/total-of";
import type { SearchParty } from "#lib/party/party";
import { faresOf } from "#lib/search/price-fares";
import { fc } from "#lib/testing/chance";
import { itemsByJourney } from "../../components/booking/items-by-journey";
import type { BookingRequest } from "./booking-request";
import type { PlannedLeg } from "./plan-legs";
import { quoteLegs } from "./quote-legs";

const currency = fc.constantFrom("JPY", "EUR", "TND");
const amount = fc.integer({ min: 0, max: 300_000 });
const fare = "flex";
const tiers = fc.array(
  fc.oneof(
    fc.record({
      hours_before: fc.integer({ min: 0, max: 900 }),
      refund_bp: fc.integer({ min: 0, max: 10_000 }),
    }),
    fc.record({
      days_before: fc.integer({ min: 1, max: 40 }),
      refund_bp: fc.integer({ min: 0, max: 10_000 }),
    }),
  ),
  { maxLength: 5 },
);

/** An offer whose every price is any number of minor units, and its season any factor. */
const terms = fc.record({
  tariff: fc.record({
    adult: amount,
    child: amount,
    infant: amount,
    vehicle: amount,
    pet: amount,
    port_fee: amount,
    "cabin:inside_2": amount,
  }),
  season: fc.integer({ min: 1, max: 40_000 }),
  factor: fc.integer({ min: 1, max: 40_000 }),
  band: fc.integer({ min: 1, max: 40_000 }),
  tiers,
});
type Terms = typeof terms extends fc.Arbitrary<infer T> ? T : never;

function offerOf(
  { tariff, season, factor, band, tiers: cancellation }: Terms,
  index: number,
  code: string,
): SailingOffer {
  return {
    sailing: {
      id: `s${index}`,
      departure_date: "2027-07-01",
      departs_at: new Date("2027-07-01T18:00:00Z"),
      from_zone: "Africa/Tunis",
      price_level_bp: season,
    },
    operator: { code: "CTN", name: "CTN", infant_max_age: 3, child_max_age: 11 },
    currency: code,
    tariff,
    fares: [
      {
        code: fare,
        factor_bp: factor,
        conditions: { cancellation, changes_until_hours: null, change_fee_minor: 0 },
      },
    ],
    vehicle_bands: [{ kind: "car", max_length_cm: 500, max_height_cm: 200, factor_bp: band }],
    pools: [],
  } as unknown as SailingOffer;
}

const party = fc
  .record({
    adults: fc.integer({ min: 1, max: 5 }),
    children: fc.integer({ min: 0, max: 2 }),
    infants: fc.integer({ min: 0, max: 2 }),
    cars: fc.integer({ min: 0, max: 2 }),
    pets: fc.integer({ min: 0, max: 2 }),
    cabin: fc.boolean(),
  })
  .map(
    ({ cars, cabin, ...rest }): SearchParty => ({
      ...rest,
      vehicles: Array.from({ length: cars }, () => ({
        kind: "car",
        length_cm: 450,
        height_cm: 180,
      })),
      ...(cabin ? { cabin: "inside_2" } : {}),
    }),
  );

/** The booking of what a search showed: the same people with birthdays, on the same sailings. */
function bookingOf(offers: SailingOffer[], wish: SearchParty) {
  const births = [
    ...Array.from({ length: wish.adults }, () => "1980-01-01"),
    ...Array.from({ length: wish.children }, () => "2020-01-01"),
    ...Array.from({ length: wish.infants }, () => "2026-01-01"),
  ];
  const request = {
    passengers: births.map((birth_date) => ({ birth_date })),
    vehicles: wish.vehicles,
  } as unknown as BookingRequest;
  const cabins = wish.cabin
    ? [{ kind: wish.cabin, quantity: Math.ceil((wish.adults + wish.children) / 2) }]
    : [];
  const legs = offers.map(
    (offer, position): PlannedLeg => ({
      position,
      journeyIndex: 0,
      offer,
      fare,
      passengers: births.map((_, index) => index),
      vehicles: wish.vehicles.map((_, index) => index),
      cabins,
      pets: wish.pets,
    }),
  );
  return { request, legs };
}

const sumOf = (lines: { amount_minor: number }[]) =>
  lines.reduce((sum, line) => sum + line.amount_minor, 0);
const chain = fc.array(terms, { minLength: 1, maxLength: 4 });

describe("money, to the last unit", () => {
  test("what a search shows is what the booking costs, and lines add up to both", () => {
    fc.assert(
      fc.property(chain, party, currency, (all, wish, code) => {
        const offers = all.map((each, index) => offerOf(each, index, code));
        const [shown] = faresOf(offers, wish, "en");
        const { request, legs } = bookingOf(offers, wish);
        const quote = quoteLegs(request, legs);
        expect(quote.total).toEqual(shown?.price);
        expect(sumOf(shown?.items ?? [])).toBe(quote.total.amount_minor);
        expect(sumOf(quote.items)).toBe(quote.total.amount_minor);
        if (code === "TND") expect(quote.total.amount_minor % 10).toBe(0);
        else expect(quote.items.some(({ kind }) => kind === "rounding")).toBe(false);
        for (const item of quote.items) expect(item.amount_minor % item.quantity).toBe(0);
      }),
      { numRuns: 300 },
    );
  });

  test("however a booking is cut into sailings and journeys, its parts add up to it", () => {
    fc.assert(
      fc.property(chain, party, currency, fc.nat(), (all, wish, code, seed) => {
        const offers = all.map((each, index) => offerOf(each, index, code));
        const { request, legs } = bookingOf(offers, wish);
        // Each leg goes to the journey before it or begins another.
        let journey = 0;
        const cut = legs.map((leg, index) => {
          if (index > 0 && (seed >> index) % 2 === 1) journey += 1;
          return { ...leg, journeyIndex: journey };
        });
        const quote = quoteLegs(request, cut);
        const apart = cut.flatMap((leg) => {
          const { items } = quoteLegs(request, [leg]);
          return items.filter(({ kind }) => kind !== "rounding");
        });
        expect(totalOf(apart, code).total).toEqual(quote.total);
        const shown = itemsByJourney({
          legs: cut.map((leg) => ({
            position: leg.position,
            journey_index: leg.journeyIndex,
            from: {},
            to: {},
          })),
          items: quote.items.map((item) => ({
            ...item,
            label: item.kind,
            leg_position: item.legPosition,
          })),
        } as never);
        expect(sumOf(shown.flatMap(({ lines }) => lines))).toBe(quote.total.amount_minor);
      }),
      { numRuns: 300 },
    );
  });

  test("refund and fee are together what the lines are worth, at any moment of any policy", () => {
    const minutes = fc.integer({ min: -100, max: 1_000 * 60 });
    fc.assert(
      fc.property(chain, party, currency, minutes, (all, wish, code, before) => {
        const offers = all.map((each, index) => offerOf(each, index, code));
        const { request, legs } = bookingOf(offers, wish);
        const { items, total } = quoteLegs(request, legs);
        const departs = new Date("2027-07-01T18:00:00Z");
        const now = new Date(departs.getTime() - before * 60_000);
        const lines = items.map(({ kind, amount_minor, legPosition }) => ({
          kind,
          amount_minor,
          conditions: legs[legPosition]?.offer.fares[0]?.conditions as never,
          journey_departs_at: departs,
          journey_zone: "Africa/Tunis",
        }));
        const refund = refundOf(lines, code, now);
        const fee = total.amount_minor - refund;
        expect(refund).toBeGreaterThanOrEqual(0);
        expect(fee).toBeGreaterThanOrEqual(0);
        if (code === "TND") expect(refund % 10).toBe(0);
        // Never less than each line's own share, and never a unit too much but for the rounding.
        const shares = lines.map(
          (line) => (line.amount_minor * refundBasisPoints(line, now)) / 10_000,
        );
        const exact = shares.reduce((sum, share) => sum + share, 0);
        expect(Math.abs(refund - exact)).toBeLessThan(
          lines.length / 2 + (code === "TND" ? 10 : 0.5),
        );
        if (before <= 0) expect(refund).toBe(0);
      }),
      { numRuns: 500 },
    );
  });
});
