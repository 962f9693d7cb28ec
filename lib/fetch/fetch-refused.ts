export type FetchReason =
  | "scheme"
  | "private_address"
  | "redirects"
  | "too_large"
  | "deadline"
  | "network";

/** A download that was not begun or was cut off, and why. */
export class FetchRefused extends Error {
  override readonly name = "FetchRefused";
  constructor(
    readonly reason: FetchReason,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
