import { describe, expect, it } from "vitest";
import type { BookingView } from "#lib/booking/booking-view";
import {
  hasFailedRefund,
  isRefundOpen,
  isSecondPayment,
  keptMinor,
  refundsToTell,
  refundWords,
} from "./money-back";

type Refund = BookingView["refunds"][number];

function refund(changes: Partial<Refund> & { minor?: number } = {}): Refund {
  const { minor = 6_000, ...others } = changes;
  return {
    id: "r1",
    amount: { amount_minor: minor, currency: "EUR" },
    status: "pending",
    reason: "cancelled",
    created_at: "2026-12-01T10:00:00.000Z",
    updated_at: "2026-12-01T10:00:00.000Z",
    charged_back: false,
    replaced_by: null,
    paid_by_transfer: false,
    ...others,
  };
}

function paid(refunds: Refund[], changes: Partial<BookingView> = {}) {
  return {
    status: "CANCELLED",
    confirmed_at: "2026-12-01T09:00:00.000Z",
    sold_total: { amount_minor: 10_000, currency: "EUR" },
    cancellations: [],
    payment: { paid_at: "2026-12-01T09:00:00.000Z" },
    refunds,
    ...changes,
  } as BookingView;
}

it.each([
  ["requested", true],
  ["pending", true],
  ["succeeded", false],
  ["failed", false],
  ["canceled", false],
] as const)("a refund that is %s is open: %s", (status, isOpen) => {
  expect(isRefundOpen({ refunds: [refund({ status })] })).toBe(isOpen);
});

describe("the refunds worth a word", () => {
  const failed = refund({ status: "failed" });

  it("have a failed one that nothing replaced", () => {
    expect(refundsToTell({ refunds: [failed] })).toEqual([failed]);
  });

  it("have only the later one of a debt that was refunded anew", () => {
    const anew = refund({ id: "r2", status: "succeeded" });
    const replaced = { ...failed, replaced_by: anew.id };
    expect(refundsToTell({ refunds: [replaced, anew] })).toEqual([anew]);
  });

  it("have both where they are two debts", () => {
    const other = refund({ id: "r2", status: "succeeded" });
    expect(refundsToTell({ refunds: [failed, other] })).toEqual([failed, other]);
  });
});

it("knows a second payment from late money by whether the booking was ever confirmed", () => {
  const twice = refund({ reason: "paid_twice" });
  expect(isSecondPayment(paid([]), twice)).toBe(true);
  expect(isSecondPayment(paid([], { confirmed_at: null }), twice)).toBe(false);
  expect(isSecondPayment(paid([]), refund())).toBe(false);
});

describe("what is kept of a booking", () => {
  it("is what does not come back", () => expect(keptMinor(paid([refund()]))).toBe(4_000));

  it("is all of it where nothing comes back", () => expect(keptMinor(paid([]))).toBe(10_000));

  it("is no more because a bank sent the refund back, nor less because it went out again", () => {
    const failed = refund({ status: "failed" });
    expect(keptMinor(paid([failed]))).toBe(4_000);
    expect(keptMinor(paid([{ ...failed, replaced_by: "r2" }, refund({ id: "r2" })]))).toBe(4_000);
  });

  it("does not count a second payment's refund", () => {
    const second = refund({ id: "r2", reason: "paid_twice", minor: 10_000 });
    expect(keptMinor(paid([refund(), second]))).toBe(4_000);
  });

  it("is nothing of a booking that stands, was never confirmed or never paid", () => {
    expect(keptMinor(paid([], { status: "CONFIRMED" }))).toBe(0);
    expect(keptMinor(paid([], { confirmed_at: null }))).toBe(0);
    const payment = { paid_at: null } as BookingView["payment"];
    expect(keptMinor(paid([], { payment }))).toBe(0);
  });

  it("is nothing of what the bank took back itself", () => {
    expect(keptMinor(disputed("lost", [backed]))).toBe(0);
    expect(keptMinor(disputed("lost", []))).toBe(0);
    expect(keptMinor(disputed("open", [refund({ status: "requested" })]))).toBe(4_000);
    expect(keptMinor(disputed("won", [refund()]))).toBe(4_000);
  });
});

const backed = refund({ status: "canceled", charged_back: true });
function disputed(status: "open" | "won" | "lost", refunds: Refund[], refundable = false) {
  const dispute = { status, refundable, amount: { amount_minor: 10_000, currency: "EUR" } };
  const payment = { paid_at: "2026-12-01T09:00:00.000Z", dispute } as BookingView["payment"];
  return paid(refunds, { payment });
}

describe("a refund of a disputed payment", () => {
  const asked = refund({ status: "requested" });

  it("waits while the bank has the money, and only then", () => {
    expect(refundWords(disputed("open", []), asked)).toBe("waits");
    expect(refundWords(disputed("open", [], true), asked)).toBe("requested");
    expect(refundWords(disputed("won", []), asked)).toBe("requested");
    expect(refundWords(disputed("open", []), refund())).toBe("pending");
  });

  it("has not failed when the bank gave the money back itself", () => {
    const lost = disputed("lost", [backed, refund({ id: "r2", status: "requested" })]);
    expect(refundWords(lost, backed)).toBe("charged_back");
    expect(hasFailedRefund(lost)).toBe(false);
    expect(refundsToTell(lost)).toHaveLength(2);
  });
});
