/**
 * away: not reached, too slow, or at its limit. garbage: it answered something that is no answer.
 * unsupported: its system cannot do this.
 */
export type OperatorFailure = "away" | "garbage" | "unsupported";

/** An operator's system did not answer as it should. Its message names the operator and never a traveller. */
export class OperatorError extends Error {
  override readonly name = "OperatorError";
  constructor(
    readonly failure: OperatorFailure,
    /** none: it certainly did nothing. possible: it may have done what it was asked; ask again by our reference. */
    readonly effect: "none" | "possible",
    message: string,
    /** How long it asked us to wait, if it did. */
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message);
  }
}
