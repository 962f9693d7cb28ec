/**
 * What befell a crossing since it was sold, so that its traveller may have another or the money back (Regulation
 * (EU) No 1177/2010, article 18). cancelled: it does not sail. missed: the one before it in the same journey now
 * arrives after it leaves. replaced: it was cancelled, and staff, not the traveller, chose the one it is on now.
 * moved: it leaves more than 90 minutes off the time at which it was booked.
 */
export type DisruptionKind = "cancelled" | "missed" | "replaced" | "moved";

export type Disruption = {
  kind: DisruptionKind;
  /** When it was to leave as booked: ISO 8601, in a view with the departure port's own offset. */
  was_to_depart_at: string;
};
