import { describe, expect, it } from "vitest";
import type { BookingView } from "#lib/booking/booking-view";
import { askEveryMs, phaseOf } from "./phase-of";

const local = { isPaid: false, isConfirming: false, secondsLeft: 200 };

function booking(changes: {
  status: BookingView["status"];
  payment?: BookingView["payment"]["status"];
  refunds?: BookingView["refunds"];
  at?: string;
  closed?: boolean;
}) {
  return {
    status: changes.status,
    payment: {
      status: changes.payment ?? "PENDING",
      declines: 0,
      last_decline: null,
      closed: changes.closed ?? true,
      paid_at: null,
    },
    refunds: changes.refunds ?? [],
    created_at: "2026-12-01T09:00:00.000Z",
    server_time: changes.at ?? "2026-12-01T12:00:00.000Z",
  } as BookingView;
}

describe("the phase of a booking's page", () => {
  const pending = booking({ status: "PENDING" });

  it("is paying while the hold lasts", () => expect(phaseOf(pending, local)).toBe("paying"));

  it("is lapsed at the end of the hold, whatever the books say yet", () => {
    expect(phaseOf(pending, { ...local, secondsLeft: 0 })).toBe("lapsed");
    expect(askEveryMs("lapsed", pending, 0)).toBe(2_000);
  });

  it("keeps the form while the bank is being asked, also past the end", () => {
    expect(phaseOf(pending, { ...local, secondsLeft: 0, isConfirming: true })).toBe("paying");
  });

  it("waits once Stripe took the payment, also past the end", () => {
    expect(phaseOf(pending, { ...local, secondsLeft: 0, isPaid: true })).toBe("waiting");
    const processing = booking({ status: "PENDING", payment: "PROCESSING" });
    expect(phaseOf(processing, local)).toBe("waiting");
  });

  it.each([
    ["CONFIRMED", "confirmed"],
    ["AWAITING_OPERATOR", "operator"],
    ["FAILED", "failed"],
    ["CANCELLED", "cancelled"],
    ["EXPIRED", "lapsed"],
  ] as const)("believes the books: %s is %s", (status, phase) => {
    expect(phaseOf(booking({ status }), { ...local, isPaid: true })).toBe(phase);
  });

  it("stops asking when nothing more is to come", () => {
    expect(askEveryMs("confirmed", booking({ status: "CONFIRMED" }), 0)).toBe(false);
  });

  it("asks on after an end, while money may still come late", () => {
    const at = "2026-12-01T09:10:00.000Z";
    expect(askEveryMs("lapsed", booking({ status: "EXPIRED", at }), 0)).toBe(15_000);
    expect(askEveryMs("confirmed", booking({ status: "CONFIRMED", at }), 0)).toBe(false);
    expect(askEveryMs("lapsed", booking({ status: "EXPIRED" }), 0)).toBe(false);
  });

  it.each([
    ["FAILED", "failed"],
    ["CANCELLED", "cancelled"],
    ["EXPIRED", "lapsed"],
  ] as const)("asks often after %s until Stripe says that no money can come", (status, phase) => {
    expect(askEveryMs(phase, booking({ status, closed: false }), 0)).toBe(2_000);
    expect(askEveryMs(phase, booking({ status }), 0)).toBe(false);
  });

  it.each([
    ["waiting", booking({ status: "PENDING" }), [1_000, 5_000, 60_000]],
    ["lapsed", booking({ status: "PENDING" }), [2_000, 5_000, 60_000]],
    ["lapsed", booking({ status: "EXPIRED", closed: false }), [2_000, 5_000, 60_000]],
    ["cancelled", booking({ status: "CANCELLED", closed: false }), [2_000, 5_000, 60_000]],
  ] as const)("asks less and less while %s and nothing comes", (phase, view, everyMs) => {
    const after = [29_999, 30_000, 300_000].map((askedMs) => askEveryMs(phase, view, askedMs));
    expect(after).toEqual(everyMs);
  });

  it.each([
    ["requested", "12:00:30", 2_000],
    ["pending", "12:01:59", 2_000],
    ["pending", "12:02:00", 15_000],
    ["succeeded", "12:09:59", 10_000],
    ["succeeded", "12:10:00", false],
    ["failed", "12:00:30", false],
  ] as const)("a refund that is %s at %s is asked about every %s ms", (status, time, everyMs) => {
    const since = "2026-12-01T12:00:00.000Z";
    const amount = { amount_minor: 6_000, currency: "EUR" };
    const refund = { id: "r", amount, status, reason: "cancelled", created_at: since };
    const put = { charged_back: false, replaced_by: null, paid_by_transfer: false };
    const refunds = [{ ...refund, updated_at: since, ...put }];
    const at = `2026-12-01T${time}.000Z`;
    const cancelled = booking({ status: "CANCELLED", refunds, at });
    expect(askEveryMs("cancelled", cancelled, 0)).toBe(everyMs);
  });
});
