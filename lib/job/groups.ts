/** The groups of background functions: each its own endpoint, retries and watch. */
export const groupNames = ["emails", "payments", "bookings"] as const;
export type GroupName = (typeof groupNames)[number];

/** Whose work an event of the outbox is. A test holds this to the functions there are. */
export const groupOfEvent: Record<string, GroupName> = {
  "notice/due": "emails",
  "account/letter.due": "emails",
  "stripe/event.received": "payments",
  "refund/requested": "payments",
  "payment/abandoned": "payments",
  "booking/held": "bookings",
  "booking/settled": "bookings",
  "booking/authorised": "bookings",
  "booking/rebooked": "bookings",
  "sailing/look-after": "bookings",
  "operator/cancel": "bookings",
  "operator/amend": "bookings",
  "operator/feed.due": "bookings",
  "operator/comparison.due": "bookings",
  "picture/uploaded": "bookings",
  "picture/removed": "bookings",
};
