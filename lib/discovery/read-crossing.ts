import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";
import { dateInZone } from "#lib/clock/zones";
import { loadOffers } from "#lib/fare/load-offers";
import type { SailingOffer } from "#lib/fare/offer";
import { shiftDate } from "#lib/language/format-time";
import type { Money } from "#lib/money/money";
import type { SearchParty } from "#lib/party/party";
import { cachedSearch } from "#lib/search/cached-search";
import type { SearchContext } from "#lib/search/context";
import { cheapestOf, faresOf } from "#lib/search/price-fares";
import { searchKey, timetableName } from "#lib/search/search-keys";
import type { Crossing } from "./directory";

/** The lowest published fare of one adult on foot, with all taxes, and a day on which it is sold. */
export type LowestFare = { price: Money; date: string };

/** A calendar month of the departure port with its sailings. */
export type SailingMonth = {
  /** YYYY-MM. */
  month: string;
  sailings: number;
  /** On its Mondays, Tuesdays, … Sundays. */
  weekdays: number[];
  /** The first day in it with a sailing. */
  first_date: string;
  lowest: LowestFare | null;
};

/** An operator's part of a crossing. */
export type CrossingOperator = {
  code: string;
  sailings: number;
  months: Pick<SailingMonth, "month" | "sailings">[];
  weekdays: number[];
  minutes: { least: number; most: number };
  first_date: string;
  last_date: string;
  /** Those that sail it, the busiest first. */
  vessel_ids: number[];
  lowest: LowestFare | null;
};

/** What sails on a crossing within a year from today, by the timetable: whether there are places left is not in it. */
export type CrossingFacts = {
  months: SailingMonth[];
  /** The one with most sailings first. */
  operators: CrossingOperator[];
  minutes: { least: number; most: number } | null;
  /** Null without a tariff, and where operators sell in different currencies: those cannot be compared. */
  lowest: LowestFare | null;
};

type Row = {
  operator_code: string;
  vessel_id: number;
  month: string;
  weekday: number;
  sailings: number;
  least: number;
  most: number;
  first_date: string;
  last_date: string;
  level: number;
  cheapest: string;
};

const traveller: SearchParty = { adults: 1, children: 0, infants: 0, vehicles: [], pets: 0 };
const daysAhead = 365;
/** Of the months' cheapest sailings so many are priced at most, whatever the number of operators. */
const mostPriced = 128;

/**
 * What sails from port to port within a year: months and weekdays, how long, with whom, and the lowest fares.
 * Cached; ended by changes of schedules and of prices, for what is left makes no difference. Throws
 * `service_unavailable`.
 */
export async function readCrossing(
  context: Pick<SearchContext, "sql" | "cache" | "now">,
  { from, to }: Pick<Crossing, "from" | "to">,
): Promise<CrossingFacts> {
  const first_date = dateInZone(context.now, from.zone);
  const question = { from_port: from.code, to_port: to.code, first_date };
  const key = searchKey({ ...question, party: traveller, kind: "crossing" });
  const { answer } = await cachedSearch(context.cache, key, async () => {
    const rows = await withReading(readRows(context, question));
    const ids = cheapestSailings(rows);
    const offers = await withReading(loadOffers(context.sql, ids, context.now));
    return { answer: factsOf(rows, offers), pairs: [], names: [timetableName] };
  });
  return answer;
}

function readRows(
  { sql, now }: { sql: Executor; now: Date },
  { from_port, to_port, first_date }: { from_port: string; to_port: string; first_date: string },
): Promise<Row[]> {
  return sql<Row[]>`
    select s.operator_code, s.vessel_id, to_char(s.departure_date, 'YYYY-MM') as month,
      extract(isodow from s.departure_date)::int as weekday, count(*)::int as sailings,
      (min(extract(epoch from s.arrives_at - s.departs_at)) / 60)::int as least,
      (max(extract(epoch from s.arrives_at - s.departs_at)) / 60)::int as most,
      min(s.departure_date)::text as first_date, max(s.departure_date)::text as last_date,
      min(s.price_level_bp) as level,
      (array_agg(s.id order by s.price_level_bp, s.departs_at))[1] as cheapest
    from sailing s
    where s.from_port = ${from_port} and s.to_port = ${to_port}
      and s.departure_date between ${first_date}::date and ${shiftDate(first_date, daysAhead)}::date
      and s.status = 'open' and s.embark <> 'no' and s.land <> 'no' and s.departs_at > ${now}
    group by 1, 2, 3, 4
    order by 3, 4, 1, 2`;
}

/** Of each operator and month the sailing at the lowest level: an operator's own prices differ by that only. */
function cheapestSailings(rows: Row[]): string[] {
  const best = new Map<string, Row>();
  for (const row of rows) {
    const name = `${row.operator_code} ${row.month}`;
    const known = best.get(name);
    if (!known || row.level < known.level) best.set(name, row);
  }
  return [...best.values()].map(({ cheapest }) => cheapest).slice(0, mostPriced);
}

type Priced = LowestFare & { operator: string; month: string };

function factsOf(rows: Row[], offers: Map<string, SailingOffer>): CrossingFacts {
  const priced = [...offers.values()].flatMap((offer): Priced[] => {
    // Items are not shown, so the language does not matter.
    const fare = cheapestOf(faresOf([offer], traveller, "en"));
    const { departure_date: date, operator_code: operator } = offer.sailing;
    return fare ? [{ price: fare.price, date, operator, month: date.slice(0, 7) }] : [];
  });
  return {
    months: grouped(rows, ({ month }) => month).map(([month, those]) => ({
      month,
      sailings: sum(those),
      weekdays: weekdaysOf(those),
      first_date: earliest(those),
      lowest: lowestOf(priced.filter((one) => one.month === month)),
    })),
    operators: grouped(rows, ({ operator_code }) => operator_code)
      .map(([code, those]) => ({
        code,
        sailings: sum(those),
        months: grouped(those, ({ month }) => month).map(([month, own]) => ({
          month,
          sailings: sum(own),
        })),
        weekdays: weekdaysOf(those),
        minutes: minutesOf(those),
        first_date: earliest(those),
        last_date: those
          .map(({ last_date }) => last_date)
          .sort()
          .at(-1) as string,
        vessel_ids: grouped(those, ({ vessel_id }) => vessel_id)
          .toSorted(([, one], [, other]) => sum(other) - sum(one))
          .map(([id]) => id),
        lowest: lowestOf(priced.filter(({ operator }) => operator === code)),
      }))
      .toSorted((one, other) => other.sailings - one.sailings),
    minutes: rows.length > 0 ? minutesOf(rows) : null,
    lowest: lowestOf(priced),
  };
}

/** The lowest of some fares, the earliest of equal ones; null where they are not in one currency. */
function lowestOf(fares: Priced[]): LowestFare | null {
  const [first] = fares;
  if (!first || fares.some(({ price }) => price.currency !== first.price.currency)) return null;
  const { price, date } = fares.reduce((best, fare) => {
    const less = fare.price.amount_minor - best.price.amount_minor;
    return less < 0 || (less === 0 && fare.date < best.date) ? fare : best;
  });
  return { price, date };
}

function grouped<K>(rows: Row[], keyOf: (row: Row) => K): [K, Row[]][] {
  const groups = new Map<K, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups];
}

const sum = (rows: Row[]) => rows.reduce((all, { sailings }) => all + sailings, 0);

function weekdaysOf(rows: Row[]): number[] {
  return [1, 2, 3, 4, 5, 6, 7].map((day) => sum(rows.filter(({ weekday }) => weekday === day)));
}

function minutesOf(rows: Row[]): { least: number; most: number } {
  return {
    least: Math.min(...rows.map(({ least }) => least)),
    most: Math.max(...rows.map(({ most }) => most)),
  };
}

function earliest(rows: Row[]): string {
  return rows.map(({ first_date }) => first_date).sort()[0] as string;
}
