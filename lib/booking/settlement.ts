/** What settling an intent came to. */
export type Settlement =
  | "confirmed"
  | "awaiting_operator"
  | "refunding"
  | "declined"
  | "failed"
  | "closed"
  | "waiting"
  | "unchanged"
  | "not_ours";
