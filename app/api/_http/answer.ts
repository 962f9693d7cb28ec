/** What an endpoint says when it does not refuse. */
export type Answer = {
  status?: number;
  body: unknown;
  headers?: Record<string, string>;
  /** A booking that the caller's browser can open from now on: its cookie comes with the answer. */
  grants?: string | undefined;
  /** Set-Cookie lines of an account's session. Such an answer is never kept under an idempotency key. */
  cookies?: string[];
};
