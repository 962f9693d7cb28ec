import type { JsonObject } from "../wire/json";

export type ErrorType = "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";

/** An answer of Stripe's that is not 2xx. Null fields are left out of the envelope. */
export class StripeError extends Error {
  /** The parameters did not even allow to begin: no idempotency key remembers that. */
  executed = true;

  constructor(
    readonly status: number,
    readonly type: ErrorType,
    message: string,
    readonly fields: JsonObject = {},
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }

  toBody(requestId: string): JsonObject {
    const { code } = this.fields;
    const error: JsonObject = { ...this.fields, message: this.message, type: this.type };
    if (typeof code === "string" && this.type !== "api_error") error.doc_url = docUrl(code);
    error.request_log_url = `https://dashboard.stripe.com/test/logs/${requestId}`;
    for (const [key, value] of Object.entries(error)) if (value == null) delete error[key];
    return { error };
  }
}

export const docUrl = (code: string) =>
  `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}`;

export function invalid(message: string, fields: JsonObject = {}): StripeError {
  return new StripeError(400, "invalid_request_error", message, fields);
}

export function missingObject(object: string, id: string, param = "id"): StripeError {
  // In the path it is 404; an id in a parameter is a bad request.
  return new StripeError(
    param === "id" || param === "intent" ? 404 : 400,
    "invalid_request_error",
    `No such ${object}: '${id}'`,
    { code: "resource_missing", param },
  );
}

export function missingParam(name: string): StripeError {
  return unexecuted(`Missing required param: ${name}.`, { code: "parameter_missing", param: name });
}

export function unexecuted(message: string, fields: JsonObject = {}): StripeError {
  const error = invalid(message, fields);
  error.executed = false;
  return error;
}

export function unknownRoute(method: string, path: string): StripeError {
  return new StripeError(
    404,
    "invalid_request_error",
    `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
  );
}

/** What Stripe says when it is not well, or has had enough of us. */
export function ofStatus(status: number, code?: string): StripeError {
  if (code === "lock_timeout") {
    return new StripeError(
      429,
      "invalid_request_error",
      "This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request.",
      { code },
      { "stripe-should-retry": "true" },
    );
  }
  if (status === 429) {
    return new StripeError(
      429,
      "invalid_request_error",
      "Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.",
      { code: "rate_limit" },
    );
  }
  if (status === 402) {
    return new StripeError(402, "card_error", "Your card was declined.", {
      code: "card_declined",
      decline_code: "generic_decline",
    });
  }
  if (status < 500) return new StripeError(status, "invalid_request_error", "Invalid request.");
  return new StripeError(
    status,
    "api_error",
    "An unknown error occurred. Please contact us if you continue to see this error.",
  );
}
