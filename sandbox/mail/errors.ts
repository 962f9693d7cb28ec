import { json, type WireAnswer } from "../wire/message";

/** An answer of Resend's that is not 2xx: {statusCode, name, message}. */
export class ResendError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }

  toAnswer(): WireAnswer {
    const { status, code, message } = this;
    return json(status, { statusCode: status, message, name: code });
  }
}

export const missing = (field: string) =>
  new ResendError(422, "missing_required_field", `Missing \`${field}\` field.`);

export const invalid = (message: string, code = "validation_error") =>
  new ResendError(422, code, message);

/** What Resend says when it is not well, or has had enough of us. */
export function ofStatus(status: number): ResendError {
  if (status === 429) {
    return new ResendError(
      429,
      "rate_limit_exceeded",
      "Too many requests. You can only make 2 requests per second. See rate limit response headers for more information.",
    );
  }
  if (status === 413) return new ResendError(413, "validation_error", "Request body is too large.");
  if (status < 500) return new ResendError(status, "validation_error", "The request was refused.");
  return new ResendError(
    status,
    status === 500 ? "internal_server_error" : "application_error",
    "An unexpected error occurred.",
  );
}
