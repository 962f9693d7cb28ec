/** The mails a booking can cause. */
export const noticeKinds = [
  "hold",
  "confirmation",
  "cancellation",
  "part_cancellation",
  "refund",
  "late_refund",
  "refund_failed",
  "operator_refused",
  "sailing_changed",
  "rebooked",
  "contact_changed",
] as const;

export type NoticeKind = (typeof noticeKinds)[number];
