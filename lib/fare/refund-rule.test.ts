import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { CancellationTier } from "#db/schema/fare";
import { fc } from "#lib/testing/chance";
import { refundBasisPoints, refundStandsUntil, tiersFor } from "./refund-rule";

const now = new Date("2027-03-01T12:00:00Z");
const leavingIn = (hours: number) => ({
  kind: "adult",
  conditions: {
    cancellation: [
      { hours_before: 48, refund_bp: 5_000 },
      { hours_before: 168, refund_bp: 8_000 },
    ],
    changes_until_hours: null,
    change_fee_minor: 0,
  },
  journey_departs_at: new Date(now.getTime() + hours * 3_600_000),
  journey_zone: "Africa/Tunis",
});

test.each([
  [200, 8_000, 32],
  [168, 8_000, 0],
  [167.9, 5_000, 119.9],
  [48, 5_000, 0],
  [1, 0, 1],
  [-1, 0, null],
])("%d hours before departure %d basis points come back", (hours, expected, standsHours) => {
  const line = leavingIn(hours);
  expect(refundBasisPoints(line, now)).toBe(expected);
  expect(refundBasisPoints({ ...line, kind: "port_fee" }, now)).toBe(hours > 0 ? 10_000 : 0);
  const until = refundStandsUntil(line, now);
  expect(until === null ? null : (until - now.getTime()) / 3_600_000).toBe(standsHours);
});

/** A fare whose tiers are days; the clock of the zone changes in the night between. */
const inDays = (departs: string, zone: string, cancellation: CancellationTier[]) => ({
  kind: "adult",
  conditions: { cancellation, changes_until_hours: null, change_fee_minor: 0 },
  journey_departs_at: new Date(departs),
  journey_zone: zone,
});
const weekAndDay = [
  { days_before: 7, refund_bp: 9_000 },
  { days_before: 1, refund_bp: 4_000 },
];

describe("days are the departure port's own, to the end of the day so many before", () => {
  // Paris goes an hour forward on 28 March and back on 31 October 2027; Tunis never does.
  test.each([
    [
      "across the hour that is left out",
      "2027-04-01T18:00:00Z",
      "Europe/Paris",
      "2027-03-25T22:59:59.999Z",
    ],
    [
      "across the hour that comes twice",
      "2027-11-03T18:00:00Z",
      "Europe/Paris",
      "2027-10-27T21:59:59.999Z",
    ],
    [
      "ending on the day that has 23 hours",
      "2027-04-04T18:00:00Z",
      "Europe/Paris",
      "2027-03-28T21:59:59.999Z",
    ],
    [
      "ending on the day that has 25 hours",
      "2027-11-07T18:00:00Z",
      "Europe/Paris",
      "2027-10-31T22:59:59.999Z",
    ],
    [
      "where clocks never change",
      "2027-04-01T18:00:00Z",
      "Africa/Tunis",
      "2027-03-25T22:59:59.999Z",
    ],
    // Half past midnight in Paris is the day before by universal time.
    [
      "leaving just after midnight",
      "2027-07-19T22:30:00Z",
      "Europe/Paris",
      "2027-07-13T21:59:59.999Z",
    ],
    [
      "leaving just before midnight",
      "2027-07-20T21:30:00Z",
      "Europe/Paris",
      "2027-07-13T21:59:59.999Z",
    ],
  ])("%s", (_, departs, zone, last) => {
    const line = inDays(departs, zone, weekAndDay);
    const at = new Date(last);
    const after = new Date(at.getTime() + 1);
    expect(refundBasisPoints(line, at)).toBe(9_000);
    expect(refundBasisPoints(line, after)).toBe(4_000);
    expect(refundStandsUntil(line, new Date(at.getTime() - 5_000))).toBe(at.getTime());
    expect(refundStandsUntil(line, after)).toBeGreaterThan(after.getTime());
  });

  test("hours stay elapsed time where the clock changes", () => {
    const line = inDays("2027-03-28T18:00:00Z", "Europe/Paris", [
      { hours_before: 24, refund_bp: 5_000 },
    ]);
    expect(refundBasisPoints(line, new Date("2027-03-27T18:00:00Z"))).toBe(5_000);
    expect(refundBasisPoints(line, new Date("2027-03-27T18:00:00.001Z"))).toBe(0);
  });

  test("days and hours in one fare: of those still open the first to end counts", () => {
    const line = inDays("2027-07-20T20:00:00Z", "Europe/Paris", [
      { hours_before: 12, refund_bp: 2_000 },
      { days_before: 2, refund_bp: 6_000 },
    ]);
    expect(refundBasisPoints(line, new Date("2027-07-18T21:59:59Z"))).toBe(6_000);
    expect(refundBasisPoints(line, new Date("2027-07-18T22:00:00Z"))).toBe(2_000);
    expect(refundBasisPoints(line, new Date("2027-07-20T08:00:00.001Z"))).toBe(0);
  });

  test("the tide of a year: the last moment of a tier always reads 23:59:59 in the port", () => {
    const zones = [
      "Europe/Paris",
      "Africa/Tunis",
      "Africa/Casablanca",
      "Asia/Beirut",
      "Africa/Cairo",
    ];
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2026-01-01"), max: new Date("2029-01-01"), noInvalidDate: true }),
        fc.constantFrom(...zones),
        fc.integer({ min: 1, max: 60 }),
        (departs, zone, days) => {
          const line = inDays(departs.toISOString(), zone, [{ days_before: days, refund_bp: 1 }]);
          const [tier] = tiersFor(line.conditions, { departs_at: departs, zone });
          const last = Temporal.Instant.fromEpochMilliseconds(tier?.endsAt ?? 0).toZonedDateTimeISO(
            zone,
          );
          expect(last.toPlainTime().toString({ smallestUnit: "second" })).toBe("23:59:59");
          const sails = Temporal.Instant.fromEpochMilliseconds(
            departs.getTime(),
          ).toZonedDateTimeISO(zone);
          expect(last.toPlainDate().until(sails.toPlainDate()).days).toBe(days);
        },
      ),
    );
  });
});
