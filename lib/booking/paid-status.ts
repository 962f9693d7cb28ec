import type { PaymentStatus } from "./booking-view";

/** What captured money is called, by how much of it (minor units) has been given back: it follows the refunds both ways. */
export function paidStatus(capturedMinor: number, refundedMinor: number): PaymentStatus {
  if (refundedMinor === 0) return "COMPLETED";
  return refundedMinor < capturedMinor ? "PARTIALLY_REFUNDED" : "REFUNDED";
}
