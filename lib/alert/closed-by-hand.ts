/** Alerts that tell of something that happened and not of something that lasts: nothing but staff ends them. */
export const closedByHand = [
  "notice_undelivered",
  "dispute_lost",
  "operator_amend",
  "refund_not_ours",
] as const;
