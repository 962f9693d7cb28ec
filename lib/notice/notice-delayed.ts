/** A mail could not be handed over now; another try may. Carries codes only, so that it may be logged. */
export class NoticeDelayed extends Error {
  override readonly name = "NoticeDelayed";
  constructor(
    readonly noticeId: string,
    readonly code: string,
    /** How long the receiver asked us to wait, if it did. */
    readonly retryAfterSeconds: number | null,
  ) {
    super(`Notice ${noticeId} is delayed: ${code}`);
  }
}
