"use client";

import type { ErrorCode } from "#lib/errors/codes";

export type SessionRefusal = { code: ErrorCode; waitMinutes: number };

/** Asks for the cookie that opens a booking. */
export async function openSession(
  reference: string,
  email: string,
  locale: string,
): Promise<{ bookingId: string } | SessionRefusal> {
  try {
    const response = await fetch("/api/v1/booking-sessions", {
      method: "POST",
      headers: { "content-type": "application/json", "accept-language": locale },
      body: JSON.stringify({ reference, email }),
    });
    const answer = await response.json();
    if (response.ok) {
      return { bookingId: (answer as { data: { booking_id: string } }).data.booking_id };
    }
    const seconds = Number(response.headers.get("retry-after") ?? 60);
    return {
      code: (answer as { code: ErrorCode }).code,
      waitMinutes: Math.max(1, Math.ceil(seconds / 60)),
    };
  } catch {
    return { code: "service_unavailable", waitMinutes: 1 };
  }
}
