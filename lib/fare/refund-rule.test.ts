import { expect, test } from "vitest";
import { refundBasisPoints, refundStandsUntil } from "./refund-rule";

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
  [168, 8_000, 120],
  [167.9, 5_000, 119.9],
  [48, 5_000, 48],
  [1, 0, 1],
  [-1, 0, null],
])("%d hours before departure %d basis points come back", (hours, expected, standsHours) => {
  const line = leavingIn(hours);
  expect(refundBasisPoints(line, now)).toBe(expected);
  expect(refundBasisPoints({ ...line, kind: "port_fee" }, now)).toBe(hours > 0 ? 10_000 : 0);
  const until = refundStandsUntil(line, now);
  expect(until === null ? null : (until - now.getTime()) / 3_600_000).toBe(standsHours);
});
