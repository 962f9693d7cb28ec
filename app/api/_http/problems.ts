import type { ErrorCode } from "#lib/errors/codes";
import type { DomainError } from "#lib/errors/domain-error";

/** The one table from refusals to HTTP. */
const statuses: Record<ErrorCode, { status: number; title: string }> = {
  malformed: { status: 400, title: "The request cannot be read" },
  idempotency_key_missing: { status: 400, title: "An idempotency key is needed" },
  idempotency_mismatch: { status: 422, title: "The idempotency key belongs to another request" },
  in_progress: { status: 409, title: "The first request is still being worked on" },
  invalid: { status: 422, title: "Some of this cannot be taken" },
  unauthorized: { status: 401, title: "Say who you are" },
  forbidden: { status: 403, title: "This is not allowed" },
  not_found: { status: 404, title: "There is nothing here" },
  method_not_allowed: { status: 405, title: "This cannot be done here" },
  payload_too_large: { status: 413, title: "The request is too large" },
  unsupported_media_type: { status: 415, title: "Send JSON" },
  rate_limited: { status: 429, title: "Too many requests" },
  no_capacity: { status: 409, title: "Not enough places are left" },
  not_bookable: { status: 409, title: "This is not on sale" },
  price_changed: { status: 409, title: "The price has changed" },
  conditions_changed: { status: 409, title: "The conditions have changed" },
  hold_expired: { status: 409, title: "The places are no longer held" },
  hold_limit_reached: { status: 409, title: "The places cannot be held longer" },
  not_payable: { status: 409, title: "There is nothing to pay" },
  refund_changed: { status: 409, title: "The refund has changed" },
  not_cancellable: { status: 409, title: "This cannot be cancelled" },
  not_refundable: { status: 409, title: "This refund cannot be put right" },
  nothing_to_resend: { status: 409, title: "There is no such mail" },
  not_uploaded: { status: 409, title: "The file has not arrived" },
  port_unknown: { status: 422, title: "There is no such port" },
  vehicle_too_large: { status: 422, title: "The vehicle is too large" },
  service_unavailable: { status: 503, title: "Please try again in a moment" },
  payment_unavailable: { status: 503, title: "The payment service is away" },
  storage_unavailable: { status: 503, title: "The storage for pictures is away" },
  internal: { status: 500, title: "Something went wrong on our side" },
};

/** The HTTP status of a refusal. */
export function statusOf(code: ErrorCode): number {
  return statuses[code].status;
}

/** A refusal as an RFC 9457 problem document. */
export function problemResponse(refusal: DomainError, requestId: string): Response {
  const { status, title } = statuses[refusal.code];
  const { retryAfterSeconds, ...facts } = refusal.facts;
  const headers: Record<string, string> = {
    "content-type": "application/problem+json; charset=utf-8",
    "cache-control": "no-store",
    "x-request-id": requestId,
  };
  if (status === 429 || status === 503 || retryAfterSeconds !== undefined) {
    headers["retry-after"] = String(retryAfterSeconds ?? 5);
  }
  if (status === 401) headers["www-authenticate"] = "Bearer";
  if (typeof facts.allow === "string") headers.allow = facts.allow;
  const body = {
    type: `/docs/api#${refusal.code}`,
    title,
    status,
    code: refusal.code,
    detail: refusal.detail,
    request_id: requestId,
    ...facts,
  };
  return new Response(JSON.stringify(body), { status, headers });
}
