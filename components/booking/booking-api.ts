"use client";

import type { BookingView } from "#lib/booking/booking-view";
import type { ErrorCode } from "#lib/errors/codes";
import type { Money } from "#lib/money/money";

export type CancellationQuote = { refund: Money; fee: Money; expires_at: string };
/** A quote with the server's clock when it was made: a browser's own may be hours off. */
export type TimedQuote = CancellationQuote & { asked_at: string };

type Facts = { waitMinutes: number | null; quote: TimedQuote | null };

/** A refusal of the API, or a connection that broke (`service_unavailable`). */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly facts: Facts = { waitMinutes: null, quote: null },
  ) {
    super(code);
  }
}

type Answer<T> = {
  data?: T;
  tasks?: { id: string; kind: string }[];
  code?: ErrorCode;
  quote?: CancellationQuote;
};

async function exchange<T>(path: string, locale: string, init: { method: string; body?: unknown }) {
  let response: Response;
  let answer: Answer<T>;
  const headers: Record<string, string> = { "accept-language": locale };
  if (init.body !== undefined) headers["content-type"] = "application/json";
  try {
    const body = init.body === undefined ? null : JSON.stringify(init.body);
    response = await fetch(path, { method: init.method, headers, body });
    answer = await response.json();
  } catch {
    throw new Refusal("service_unavailable");
  }
  const askedAt = serverTimeOf(response);
  const { data } = answer;
  if (response.ok && data !== undefined) return { data, tasks: answer.tasks ?? [], askedAt };
  const wait = response.headers.get("retry-after");
  throw new Refusal(answer.code ?? "internal", {
    waitMinutes: wait === null ? null : Math.max(1, Math.ceil(Number(wait) / 60)),
    quote: answer.quote ? { ...answer.quote, asked_at: askedAt } : null,
  });
}

function serverTimeOf(response: Response): string {
  const ms = Date.parse(response.headers.get("date") ?? "");
  return new Date(Number.isNaN(ms) ? Date.now() : ms).toISOString();
}

async function ask<T>(path: string, locale: string, method: "GET" | "POST"): Promise<T> {
  return (await exchange<T>(path, locale, { method })).data;
}

export type PaymentStart = {
  payment_intent_id: string;
  client_secret: string;
  publishable_key: string;
  amount: Money;
};

export function fetchBooking(id: string, locale: string) {
  return ask<BookingView>(`/api/v1/bookings/${id}`, locale, "GET");
}

export function startPayment(id: string, locale: string) {
  return ask<PaymentStart>(`/api/v1/bookings/${id}/payment-intent`, locale, "POST");
}

export function extendHold(id: string, locale: string) {
  return ask<BookingView>(`/api/v1/bookings/${id}/hold-extension`, locale, "POST");
}

/** What cancelling would give back now, and until when that stands. */
export async function quoteCancellation(id: string, locale: string): Promise<TimedQuote> {
  const path = `/api/v1/bookings/${id}/cancellation-quote`;
  const { data, askedAt } = await exchange<CancellationQuote>(path, locale, { method: "POST" });
  return { ...data, asked_at: askedAt };
}

/** Cancels for the refund and the fee that were shown. Safe to send again: a cancelled booking stays as it is. */
export async function cancelBooking(
  id: string,
  locale: string,
  wish: { expected_refund: Money; expected_fee: Money; reason: string },
): Promise<BookingView> {
  const path = `/api/v1/bookings/${id}/cancel`;
  return (await exchange<BookingView>(path, locale, { method: "POST", body: wish })).data;
}

/** Sends the mail that tells how the booking stands again; false if that mail is still on its way. */
export async function resendMail(id: string, locale: string): Promise<boolean> {
  const path = `/api/v1/bookings/${id}/notices`;
  const { tasks } = await exchange<{ kind: string }>(path, locale, { method: "POST" });
  return tasks.length > 0;
}
