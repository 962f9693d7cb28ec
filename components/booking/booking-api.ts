"use client";

import type { BookingView } from "#lib/booking/booking-view";
import type { ErrorCode } from "#lib/errors/codes";
import type { Money } from "#lib/money/money";

/** A refusal of the API, or a connection that broke (`service_unavailable`). */
export class Refusal extends Error {
  constructor(readonly code: ErrorCode) {
    super(code);
  }
}

async function ask<T>(path: string, locale: string, method: "GET" | "POST"): Promise<T> {
  let response: Response;
  let answer: { data?: T; code?: ErrorCode };
  try {
    response = await fetch(path, { method, headers: { "accept-language": locale } });
    answer = await response.json();
  } catch {
    throw new Refusal("service_unavailable");
  }
  if (!response.ok || answer.data === undefined) throw new Refusal(answer.code ?? "internal");
  return answer.data;
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
