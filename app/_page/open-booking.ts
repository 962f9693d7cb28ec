import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { withReading } from "#db/transaction";
import { cookieGrantsAccess } from "#http/booking-access";
import type { BookingView } from "#lib/booking/booking-view";
import { readBooking } from "#lib/booking/read-booking";
import { isUuid } from "#lib/identity/uuid";
import type { Locale } from "#lib/language/locales";
import { pageContext } from "./context";

/** The booking, for a browser that may see it; for any other there is nothing at this address. */
export async function openBooking(id: string, locale: Locale): Promise<BookingView> {
  const cookie = (await headers()).get("cookie");
  if (!isUuid(id) || !cookieGrantsAccess(cookie, id)) notFound();
  const { sql, language } = pageContext(locale);
  return (await withReading(readBooking({ sql, language }, id))) ?? notFound();
}
