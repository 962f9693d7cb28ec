"use client";

import type { BookingView } from "#lib/booking/booking-view";
import type { CancelScope } from "#lib/booking/part/cancel-scope";
import type { RerouteOption } from "#lib/booking/rebook/reroute-options";
import type { ErrorCode } from "#lib/errors/codes";
import type { Money } from "#lib/money/money";
import { keyOfWish, wishAnswered } from "./wish-keys";

export type CancellationQuote = {
  refund: Money;
  fee: Money;
  expires_at: string;
  scope?: "whole" | "part";
  /** Of a part only: the lines that go, what is left, and who drives from then on. */
  items?: { label: string; amount_minor: number }[];
  remaining?: { total: Money; passengers: string[] };
  drivers?: { vehicle: string; driver: string }[];
};
/** A quote with the server's clock when it was made: a browser's own may be hours off. */
export type TimedQuote = CancellationQuote & { asked_at: string };

type Facts = {
  waitMinutes: number | null;
  quote: TimedQuote | null;
  /** Why a part of a booking cannot go. */
  because: string | null;
};

/** A refusal of the API, or a connection that broke (`service_unavailable`). */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly facts: Facts = { waitMinutes: null, quote: null, because: null },
  ) {
    super(code);
  }
}

type Answer<T> = {
  data?: T;
  tasks?: { id: string; kind: string }[];
  code?: ErrorCode;
  quote?: CancellationQuote;
  because?: string;
};

type Wish = {
  method: "GET" | "POST";
  body?: unknown;
  /** It changes something, and must not do so twice because an answer was lost. */
  once?: true;
};

/** How often, a second apart, the first of two equal requests is waited for. */
const mostWaits = 15;

async function exchange<T>(path: string, locale: string, { method, body: wish, once }: Wish) {
  const body = wish === undefined ? null : JSON.stringify(wish);
  const name = `${path} ${body}`;
  const headers: Record<string, string> = { "accept-language": locale };
  if (body !== null) headers["content-type"] = "application/json";
  if (once) headers["idempotency-key"] = keyOfWish(name);
  const send = async () => {
    try {
      const given = await fetch(path, { method, headers, body });
      return { response: given, answer: (await given.json()) as Answer<T> };
    } catch {
      throw new Refusal("service_unavailable");
    }
  };
  let { response, answer } = await send();
  for (let waits = 0; once && answer.code === "in_progress" && waits < mostWaits; waits += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    ({ response, answer } = await send());
  }
  // Where the server does not know how it ended, neither do we: the next try is the same wish.
  if (response.status < 500 && answer.code !== "in_progress") wishAnswered(name);
  const askedAt = serverTimeOf(response);
  const { data } = answer;
  if (response.ok && data !== undefined) return { data, tasks: answer.tasks ?? [], askedAt };
  const wait = response.headers.get("retry-after");
  throw new Refusal(answer.code ?? "internal", {
    waitMinutes: wait === null ? null : Math.max(1, Math.ceil(Number(wait) / 60)),
    quote: answer.quote ? { ...answer.quote, asked_at: askedAt } : null,
    because: answer.because ?? null,
  });
}

function serverTimeOf(response: Response): string {
  const ms = Date.parse(response.headers.get("date") ?? "");
  return new Date(Number.isNaN(ms) ? Date.now() : ms).toISOString();
}

async function ask<T>(path: string, locale: string, wish: Wish): Promise<T> {
  return (await exchange<T>(path, locale, wish)).data;
}

export type PaymentStart = {
  payment_intent_id: string;
  client_secret: string;
  publishable_key: string;
  amount: Money;
};

export function fetchBooking(id: string, locale: string) {
  return ask<BookingView>(`/api/v1/bookings/${id}`, locale, { method: "GET" });
}

export function startPayment(id: string, locale: string) {
  const path = `/api/v1/bookings/${id}/payment-intent`;
  return ask<PaymentStart>(path, locale, { method: "POST", once: true });
}

export function extendHold(id: string, locale: string) {
  const path = `/api/v1/bookings/${id}/hold-extension`;
  return ask<BookingView>(path, locale, { method: "POST", once: true });
}

/** What cancelling parts of a booking (all of it if null) would give back now, and until when that stands. */
export async function quoteCancellation(
  id: string,
  locale: string,
  scope: CancelScope | null = null,
): Promise<TimedQuote> {
  const path = `/api/v1/bookings/${id}/cancellation-quote`;
  const wish: Wish = { method: "POST", ...(scope ? { body: { scope } } : {}) };
  const { data, askedAt } = await exchange<CancellationQuote>(path, locale, wish);
  return { ...data, asked_at: askedAt };
}

/** Cancels for the refund and the fee that were shown. Safe to send again: it carries a key until it is answered. */
export async function cancelBooking(
  id: string,
  locale: string,
  wish: {
    /** The parts that are meant; absent or null: all of it. */
    scope?: CancelScope | null;
    expected_refund: Money;
    expected_fee: Money;
    reason: string;
  },
): Promise<BookingView> {
  const path = `/api/v1/bookings/${id}/cancel`;
  return ask<BookingView>(path, locale, { method: "POST", body: wish, once: true });
}

/** Takes another sailing, where the booking's own does not sail as booked. Safe to send again, like a cancellation. */
export async function takeSailing(
  id: string,
  locale: string,
  moves: RerouteOption["moves"],
): Promise<BookingView> {
  const path = `/api/v1/bookings/${id}/rebook`;
  return ask<BookingView>(path, locale, { method: "POST", body: { moves }, once: true });
}

/** Sends the mail that tells how the booking stands again; false if that mail is still on its way. */
export async function resendMail(id: string, locale: string): Promise<boolean> {
  const path = `/api/v1/bookings/${id}/notices`;
  const { tasks } = await exchange<{ kind: string }>(path, locale, {
    method: "POST",
    once: true,
  });
  return tasks.length > 0;
}
