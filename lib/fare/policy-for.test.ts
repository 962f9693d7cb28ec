import { describe, expect, test } from "vitest";
import type { FareConditions } from "#db/schema/fare";
import { fc } from "#lib/testing/chance";
import { conditionsId } from "./conditions-id";
import { faresOn } from "./fares-on";
import type { OfferedPolicy } from "./offer";
import { policyFor } from "./policy-for";
import { refundBasisPoints } from "./refund-rule";
import { strictestConditions } from "./strictest-conditions";

const conditions = (...cancellation: FareConditions["cancellation"]): FareConditions => ({
  cancellation,
  changes_until_hours: null,
  change_fee_minor: 0,
});
const policy = (id: number, rest: Partial<OfferedPolicy> = {}): OfferedPolicy => ({
  id,
  fare: "standard",
  priority: 0,
  sale_from: null,
  sale_until: null,
  travel_from: null,
  travel_until: null,
  conditions: conditions({ days_before: id, refund_bp: 5_000 }),
  ...rest,
});
const summer = { travel_from: "2027-07-01", travel_until: "2027-08-31" };
const sold = { fare: "standard", saleDay: "2027-03-31", departureDate: "2027-07-01" };

describe("which policy a fare is sold by", () => {
  test.each([
    ["none", [], undefined],
    ["of another fare", [policy(1, { fare: "flex" })], undefined],
    ["without windows", [policy(1)], 1],
    ["a window's first day of travel", [policy(1, summer)], 1],
    ["a window's last day of sale", [policy(1, { sale_until: "2027-03-31" })], 1],
    ["sold until yesterday", [policy(1, { sale_until: "2027-03-30" })], undefined],
    ["sold from tomorrow", [policy(1, { sale_from: "2027-04-01" })], undefined],
    ["the day before its travel", [policy(1, { travel_from: "2027-07-02" })], undefined],
    ["the higher priority", [policy(2, summer), policy(1, { priority: 1 })], 1],
    ["the shorter travel window", [policy(2), policy(1, summer)], 1],
    [
      "then the shorter sale window",
      [
        policy(2, summer),
        policy(1, { ...summer, sale_from: "2027-01-01", sale_until: "2027-03-31" }),
      ],
      1,
    ],
    ["then the newest", [policy(1), policy(2)], 2],
  ])("%s", (_, policies, id) => {
    expect(policyFor(policies, sold)?.id).toBe(id);
  });

  test("in whatever order they are read, it is the same one", () => {
    const day = fc.option(fc.constantFrom("2027-03-01", "2027-03-31", "2027-07-01", "2027-12-31"));
    const any = fc.record({
      priority: fc.integer({ min: 0, max: 2 }),
      sale_from: day,
      sale_until: day,
      travel_from: day,
      travel_until: day,
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (rest, random) => {
        const policies = rest.map((one, index) => policy(index + 1, one));
        const shuffled = policies
          .map((one) => ({ one, at: random.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(policyFor(shuffled, sold)).toBe(policyFor(policies, sold));
      }),
    );
  });

  test("the day of sale is the departure port's", () => {
    const base = conditions({ hours_before: 24, refund_bp: 1_000 });
    const early = policy(1, { sale_until: "2027-03-31" });
    const sheet = {
      fares: [{ code: "standard", factor_bp: 10_000, conditions: base }],
      policies: [early],
    };
    const at = (now: string, from_zone: string) =>
      faresOn(sheet, { from_zone, departure_date: "2027-07-01" }, new Date(now))[0]?.conditions;
    expect(at("2027-03-31T21:59:59Z", "Europe/Paris")).toBe(early.conditions);
    expect(at("2027-03-31T22:00:00Z", "Europe/Paris")).toBe(base);
    expect(at("2027-03-31T22:00:00Z", "Africa/Tunis")).toBe(early.conditions);
  });
});

describe("conditions of several legs", () => {
  const departure = { departs_at: new Date("2027-07-20T18:00:00Z"), zone: "Europe/Paris" };
  const tier = fc.oneof(
    fc.record({
      hours_before: fc.integer({ min: 0, max: 800 }),
      refund_bp: fc.integer({ min: 0, max: 10_000 }),
    }),
    fc.record({
      days_before: fc.integer({ min: 1, max: 35 }),
      refund_bp: fc.integer({ min: 0, max: 10_000 }),
    }),
  );
  const any = fc.array(tier, { maxLength: 5 }).map((tiers) => conditions(...tiers));

  test("at every moment the lowest refund of all, days and hours mixed", () => {
    fc.assert(
      fc.property(any, any, fc.integer({ min: -5, max: 900 * 60 }), (one, other, minutes) => {
        const now = new Date(departure.departs_at.getTime() - minutes * 60_000);
        const refund = (each: FareConditions) =>
          refundBasisPoints(
            {
              kind: "adult",
              conditions: each,
              journey_departs_at: departure.departs_at,
              journey_zone: departure.zone,
            },
            now,
          );
        expect(refund(strictestConditions([one, other], departure))).toBe(
          Math.min(refund(one), refund(other)),
        );
      }),
    );
  });

  test("a name for equal conditions, another for others", () => {
    const one = conditions({ days_before: 7, refund_bp: 5_000 });
    expect(conditionsId(structuredClone(one))).toBe(conditionsId(one));
    expect(conditionsId(conditions({ hours_before: 7, refund_bp: 5_000 }))).not.toBe(
      conditionsId(one),
    );
  });
});
