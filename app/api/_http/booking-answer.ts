import { database } from "#db/client";
import { withReading } from "#db/transaction";
import type { BookingView } from "#lib/booking/booking-view";
import { readBooking } from "#lib/booking/read-booking";
import { DomainError } from "#lib/errors/domain-error";

/** The booking as an endpoint answers it. Throws `not_found`. */
export async function bookingAnswer(id: string, language: "en" | "fr"): Promise<BookingView> {
  const view = await withReading(readBooking({ sql: database().sql, language }, id));
  if (!view) throw new DomainError("not_found", "There is no such booking.");
  return view;
}
