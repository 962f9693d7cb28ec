import { Temporal } from "temporal-polyfill";
import { withReading } from "#db/transaction";
import { dateInZone } from "#lib/clock/zones";
import { DomainError } from "#lib/errors/domain-error";
import { loadOffers } from "#lib/fare/load-offers";
import type { Money } from "#lib/money/money";
import { findOperator } from "#lib/operator/find-operator";
import { checkParty } from "#lib/party/check-party";
import type { SearchParty } from "#lib/party/party";
import { findEnds } from "#lib/port/find-ends";
import { restOn } from "#lib/redis/grounds";
import { type Computed, cachedSearch } from "./cached-search";
import type { SearchContext } from "./context";
import { type Ends, endsOf, pairsBetween } from "./ends-of";
import type { TimetableQuestion } from "./find-sailings";
import type { CacheStatus } from "./journey";
import { layAvailability } from "./lay-availability";
import { cheapestOf, faresOf } from "./price-fares";
import { readTimetable } from "./read-timetable";
import { searchKey } from "./search-keys";

/** A day of the departure port's calendar; `price` null when nothing can be booked on it. */
export type CalendarDay = { date: string; price: Money | null; journeys: number };

/** A way to travel on a day, and when it leaves, in milliseconds since 1970. */
type Way = { leaves: number; price: Money };

/** Days on which something may leave while the answer is kept, with all their ways. */
type Leaving = Record<string, Way[]>;

/** Longer than an answer is kept, in milliseconds. */
const keptMs = 10 * 60_000;

export type MonthCalendar = { month: string; days: CalendarDay[]; cacheStatus: CacheStatus };

/**
 * The cheapest price for a party on each day of a month (YYYY-MM), direct journeys only, between ports or
 * groups of them, of one operator if one is named; cached like a search. Throws `port_unknown`, `invalid`
 * for the month, the ports, the party or the operator.
 */
export async function monthCalendar(
  context: SearchContext,
  query: { from: string; to: string; month: string; party: SearchParty; operator?: string },
): Promise<MonthCalendar> {
  const { from, to } = await findEnds(context.sql, query);
  const ends = endsOf(from, to);
  checkParty(query.party);
  const dates = datesOf(query.month);
  const question = {
    from_port: ends.from,
    to_port: ends.to,
    first_date: dates[0] as string,
    last_date: dates[dates.length - 1] as string,
  };
  const operator = query.operator && (await findOperator(context.sql, query.operator)).code;
  const wanted = { party: query.party, ...(operator ? { operator } : {}) };
  const key = searchKey({ ...question, ...wanted, kind: "month" });
  const { answer, cacheStatus } = await cachedSearch(context.cache, key, async () => {
    const computed = await waysByDay(context, { ...question, ends }, wanted);
    const ways = computed.answer;
    const days = dates.map((date) => dayOf(date, ways.get(date) ?? []));
    return { ...computed, answer: { days, leaving: leavingOf(ways, context.now) } };
  });
  // What was cached yesterday evening may know a day that has passed since.
  const today = dateInZone(context.now, from.zone);
  const days = answer.days.map((day) => {
    if (day.date < today) return dayOf(day.date, []);
    const ways = answer.leaving[day.date];
    return ways ? dayOf(day.date, stillThere(ways, context.now)) : day;
  });
  return { month: query.month, days, cacheStatus };
}

async function waysByDay(
  { sql, cache, now, language }: SearchContext,
  { ends, ...question }: TimetableQuestion & { ends: Ends },
  wanted: { party: SearchParty; operator?: string },
): Promise<Computed<Map<string, Way[]>>> {
  const chains = await readTimetable({ sql, cache }, question);
  const ids = [...new Set(chains.flatMap(({ sailing_ids }) => sailing_ids))];
  const offers = await withReading(loadOffers(sql, ids, now));
  const days = new Map<string, Way[]>();
  for (const { offers: legs } of layAvailability(chains, offers, { ...wanted, now })) {
    const price = cheapestOf(faresOf(legs, wanted.party, language))?.price;
    const first = legs[0]?.sailing;
    if (!price || !first) continue;
    const ways = days.get(first.departure_date) ?? [];
    days.set(first.departure_date, [...ways, { leaves: first.departs_at.getTime(), price }]);
  }
  const touched = [...offers.values()].map(({ sailing }) => sailing);
  return { answer: days, pairs: [...pairsBetween(ends), ...touched] };
}

function leavingOf(days: Map<string, Way[]>, now: Date): Leaving {
  const soon = now.getTime() + keptMs;
  return Object.fromEntries(
    [...days].filter(([, ways]) => ways.some(({ leaves }) => leaves <= soon)),
  );
}

/** Those that have not left; the answer under way ends when the next of them does. */
function stillThere(ways: Way[], now: Date): Way[] {
  const left = ways.filter(({ leaves }) => leaves > now.getTime());
  const next = Math.min(...left.map(({ leaves }) => leaves));
  if (Number.isFinite(next)) restOn({ until: next });
  return left;
}

function dayOf(date: string, ways: Way[]): CalendarDay {
  const price = ways.reduce<Money | null>(
    (best, way) => (best && best.amount_minor <= way.price.amount_minor ? best : way.price),
    null,
  );
  return { date, price, journeys: ways.length };
}

function datesOf(month: string): string[] {
  if (!/^(19|20)\d{2}-(0[1-9]|1[0-2])$/.test(month)) {
    throw new DomainError("invalid", "This is not a month.", {
      errors: [{ path: "month", message: "A month, YYYY-MM." }],
    });
  }
  const first = Temporal.PlainYearMonth.from(month);
  return Array.from({ length: first.daysInMonth }, (_, index) =>
    first.toPlainDate({ day: index + 1 }).toString(),
  );
}
