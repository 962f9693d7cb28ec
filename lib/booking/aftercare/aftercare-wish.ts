/**
 * What staff decide for who is booked on a sailing that does not sail: refund (all of it back, without a fee),
 * move (to another sailing, for nothing), or choose (the traveller says which of the two).
 */
export type AftercareWish =
  | { kind: "refund" }
  | { kind: "choose" }
  | { kind: "move"; toSailingId: string };

/** The reason that is kept with what such a decision cancels; mails word it. */
export const sailingCancelled = "sailing_cancelled";
/** The same where the sailing still sails, at another time than was booked. */
export const sailingMoved = "sailing_moved";
