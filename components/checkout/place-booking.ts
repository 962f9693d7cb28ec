"use client";

import type { ErrorCode } from "#lib/errors/codes";
import type { Money } from "#lib/money/money";

export type Problem = {
  code: ErrorCode;
  errors?: { path: string; message: string }[];
  quote?: { total: Money };
  /** The journeys whose conditions are not those that were seen. */
  changed?: { journey: number }[];
  /** The connection broke: nobody knows whether the booking was made. */
  isUnanswered?: boolean;
  /** There was no connection to begin with: nothing was sent. */
  isOffline?: boolean;
};

/** After this long nobody is coming any more; the same key makes asking again safe. */
const patienceMs = 30_000;

export type Placed = { id: string } | { problem: Problem };

/** Sends a booking. A connection that breaks is a problem too: the same key makes a second try safe. */
export async function placeBooking(body: string, key: string, locale: string): Promise<Placed> {
  if (!navigator.onLine) return { problem: { code: "service_unavailable", isOffline: true } };
  try {
    const response = await fetch("/api/v1/bookings", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "idempotency-key": key,
        "accept-language": locale,
      },
      body,
      signal: AbortSignal.timeout(patienceMs),
    });
    const answer = await response.json();
    if (response.ok) return { id: (answer as { data: { id: string } }).data.id };
    return { problem: answer as Problem };
  } catch {
    return { problem: { code: "service_unavailable", isUnanswered: true } };
  }
}
