/** The mails a booking can cause. */
export const noticeKinds = [
  "hold",
  "confirmation",
  "cancellation",
  "refund",
  "late_refund",
] as const;

export type NoticeKind = (typeof noticeKinds)[number];
