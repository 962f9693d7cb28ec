import { dateInZone } from "#lib/clock/zones";
import { DomainError } from "#lib/errors/domain-error";
import { shiftDate } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { type CalendarDay, monthCalendar } from "#lib/search/month-calendar";
import type { PriceDays } from "../../components/search/price-days";
import { partyOf, type TravelQuery } from "../../components/search/travel-query";
import { pageContext } from "./context";
import { searchDays } from "./search-days";

/** Days shown to each side of the chosen one. */
const around = 3;

/**
 * The cheapest direct price of the days around a search's and of a month (its own, or the one that
 * is looked at); null while they cannot be had, for the sailings are worth showing without.
 */
export async function findPriceDays(
  query: TravelQuery,
  { zone, month }: { zone: string; month: string },
  locale: Locale,
): Promise<PriceDays | null> {
  const context = pageContext(locale);
  const today = dateInZone(context.now, zone);
  const last = searchDays(context.now).last;
  const isSold = /^\d{4}-(0[1-9]|1[0-2])$/.test(month) && month >= today.slice(0, 7);
  const shown = isSold && month <= last.slice(0, 7) ? month : query.date.slice(0, 7);
  const strip = Array.from({ length: 2 * around + 1 }, (_, index) =>
    shiftDate(query.date, index - around),
  );
  const months = new Set([shown, ...strip.map((date) => date.slice(0, 7))]);
  try {
    const calendars = await Promise.all(
      [...months].map((each) =>
        monthCalendar(context, {
          from: query.from,
          to: query.to,
          month: each,
          party: partyOf(query),
          ...(query.operator ? { operator: query.operator } : {}),
        }),
      ),
    );
    const days = calendars.flatMap((calendar) => calendar.days);
    const byDate = new Map<string, CalendarDay>(days.map((day) => [day.date, day]));
    return {
      today,
      last,
      strip: strip.map((date) => ({ date, price: byDate.get(date)?.price ?? null })),
      month: shown,
      days: days
        .filter(({ date }) => date.startsWith(shown))
        .map(({ date, price }) => ({ date, price })),
    };
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
