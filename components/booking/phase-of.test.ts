import { describe, expect, it } from "vitest";
import type { BookingView } from "#lib/booking/booking-view";
import { askEveryMs, phaseOf } from "./phase-of";

const local = { isPaid: false, isConfirming: false, secondsLeft: 200 };

function booking(changes: {
  status: BookingView["status"];
  payment?: BookingView["payment"]["status"];
}) {
  return {
    status: changes.status,
    payment: { status: changes.payment ?? "PENDING", declines: 0, last_decline: null },
    refund: null,
  } as BookingView;
}

describe("the phase of a booking's page", () => {
  const pending = booking({ status: "PENDING" });

  it("is paying while the hold lasts", () => expect(phaseOf(pending, local)).toBe("paying"));

  it("is lapsed at the end of the hold, whatever the books say yet", () => {
    expect(phaseOf(pending, { ...local, secondsLeft: 0 })).toBe("lapsed");
    expect(askEveryMs("lapsed", pending)).toBe(2_000);
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
    expect(askEveryMs("confirmed", booking({ status: "CONFIRMED" }))).toBe(false);
  });
});
