import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { withReading } from "#db/transaction";
import { cookieGrantsAccess } from "#http/booking-access";
import type { BookingView } from "#lib/booking/booking-view";
import { readBooking } from "#lib/booking/read-booking";
import { isUuid } from "#lib/identity/uuid";
import type { Locale } from "#lib/language/locales";
import { pageContext } from "./context";

/** The booking, for a browser that may see it; null for any other, whether there is one or not. */
export async function findOpenBooking(id: string, locale: Locale): Promise<BookingView | null> {
  const cookie = (await headers()).get("cookie");
  if (!isUuid(id) || !cookieGrantsAccess(cookie, id)) return null;
  const { sql, language } = pageContext(locale);
  return await withReading(readBooking({ sql, language }, id));
}

/** The same for pages that have nothing to say without it: there is nothing at this address. */
export async function openBooking(id: string, locale: Locale): Promise<BookingView> {
  return (await findOpenBooking(id, locale)) ?? notFound();
}
