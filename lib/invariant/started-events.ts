/** The outbox's events that begin a run; the others only end one that waits. A test holds this to the functions there are. */
export const startedEvents = [
  "booking/held",
  "notice/due",
  "account/letter.due",
  "stripe/event.received",
  "refund/requested",
  "payment/abandoned",
  "booking/settled",
  "booking/authorised",
  "booking/rebooked",
  "sailing/look-after",
  "operator/cancel",
  "operator/amend",
  "operator/comparison.due",
  "operator/feed.due",
  "picture/uploaded",
  "picture/removed",
];
