import { expect, it } from "vitest";
import { tiersFor } from "./refund-rule";
import { isOver, tierDeadline } from "./tier-deadline";

const departures = [
  { departs_at: "2027-03-29T00:30:00+02:00", zone: "Europe/Paris" },
  { departs_at: "2026-10-25T20:00:00+01:00", zone: "Europe/Paris" },
  { departs_at: "2026-12-25T20:00:00+01:00", zone: "Africa/Tunis" },
];
const tiers = [1, 2, 7, 30].flatMap((count) => [
  { days_before: count, refund_bp: 5_000 },
  { hours_before: count * 24, refund_bp: 5_000 },
]);

it.each(departures.flatMap((from) => tiers.map((tier) => ({ from, tier }))))(
  "says the minute at which the refund rule ends a tier: $tier, $from.departs_at",
  ({ from, tier }) => {
    const conditions = { cancellation: [tier], changes_until_hours: null, change_fee_minor: 0 };
    const departure = { departs_at: new Date(from.departs_at), zone: from.zone };
    const endsAt = tiersFor(conditions, departure)[0]?.endsAt as number;
    const deadline = tierDeadline(tier, from);
    expect(isOver(deadline, from, new Date(endsAt))).toBe(false);
    expect(isOver(deadline, from, new Date(endsAt + 60_000))).toBe(true);
  },
);
