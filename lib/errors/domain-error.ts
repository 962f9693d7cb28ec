import type { ErrorCode } from "./codes";

export type FieldError = { path: string; message: string };

/** A refusal the caller can act on. Its code is from the closed list; `facts` are for the caller to show, never secrets. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  constructor(
    readonly code: ErrorCode,
    readonly detail: string,
    readonly facts: {
      errors?: FieldError[];
      retryAfterSeconds?: number;
      [key: string]: unknown;
    } = {},
  ) {
    super(`${code}: ${detail}`);
  }
}
