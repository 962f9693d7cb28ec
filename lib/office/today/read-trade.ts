import type { Executor } from "#db/client";
import type { Money } from "#lib/money/money";
import { quarterMs, quarterOf } from "./roll-up-trade";

/** What was asked for and sold in a time. Sales count as they were sold, whatever became of them later. */
export type Trade = {
  /** Answered searches; null where they were not counted. */
  searches: number | null;
  /** Bookings begun: places were held. */
  holds: number;
  confirmed: number;
  passengers: number;
  /** A sum a currency, the largest first. */
  revenue: Money[];
};

/** Which time was added up already: whole quarters of an hour. */
export type RolledUp = { from: Date; until: Date } | null;

/** The time that was added up. */
export async function rolledUp(sql: Executor): Promise<RolledUp> {
  const [row] = await sql<{ first: Date | null; last: Date | null }[]>`
    select (select starts_at from trade_quarter order by starts_at limit 1) as first,
      (select starts_at from trade_quarter order by starts_at desc limit 1) as last`;
  if (!row?.first || !row.last) return null;
  return { from: row.first, until: new Date(row.last.getTime() + quarterMs) };
}

/**
 * Reads what was sold from one instant to another: what was added up, with the rest counted afresh at both
 * ends. Searches are those that were added up; whoever knows younger ones adds them.
 */
export async function readTrade(
  sql: Executor,
  from: Date,
  to: Date,
  rolled: RolledUp,
): Promise<Trade> {
  const whole = new Date(Math.ceil(from.getTime() / quarterMs) * quarterMs);
  const start = rolled && rolled.from > whole ? rolled.from : whole;
  const until = rolled ? Math.min(quarterOf(to).getTime(), rolled.until.getTime()) : 0;
  const parts =
    until <= start.getTime()
      ? [counted(sql, from, to)]
      : [
          counted(sql, from, start),
          added(sql, start, new Date(until)),
          counted(sql, new Date(until), to),
        ];
  return together(await Promise.all(parts));
}

const nothing: Trade = { searches: null, holds: 0, confirmed: 0, passengers: 0, revenue: [] };

async function counted(sql: Executor, from: Date, to: Date): Promise<Trade> {
  if (from >= to) return nothing;
  const [[held], sold] = await Promise.all([
    sql<{ holds: number }[]>`
      select count(*)::int as holds from booking where created_at >= ${from} and created_at < ${to}`,
    sql<Sold[]>`
      select b.currency, count(*)::int as confirmed, sum(p.amount_minor)::float8 as amount_minor,
        sum(x.passengers)::int as passengers
      from booking b join payment p on p.booking_id = b.id
      cross join lateral (select count(*) as passengers from booking_passenger where booking_id = b.id) x
      where b.confirmed_at >= ${from} and b.confirmed_at < ${to} group by 1`,
  ]);
  const sum = (of: "confirmed" | "passengers") => sold.reduce((all, row) => all + row[of], 0);
  return {
    searches: null,
    holds: held?.holds ?? 0,
    confirmed: sum("confirmed"),
    passengers: sum("passengers"),
    revenue: sold.map(({ currency, amount_minor }) => ({ currency, amount_minor })),
  };
}

type Sold = { currency: string; confirmed: number; amount_minor: number; passengers: number };

async function added(sql: Executor, from: Date, to: Date): Promise<Trade> {
  const [[sums], revenue] = await Promise.all([
    sql<Omit<Trade, "revenue">[]>`
      select sum(searches)::int as searches, coalesce(sum(holds), 0)::int as holds,
        coalesce(sum(confirmed), 0)::int as confirmed, coalesce(sum(passengers), 0)::int as passengers
      from trade_quarter where starts_at >= ${from} and starts_at < ${to}`,
    sql<Money[]>`
      select currency, sum(amount_minor)::float8 as amount_minor
      from trade_sales where starts_at >= ${from} and starts_at < ${to} group by 1`,
  ]);
  return { ...(sums ?? nothing), revenue: [...revenue] };
}

function together(parts: Trade[]): Trade {
  const sum = (of: "holds" | "confirmed" | "passengers") =>
    parts.reduce((all, part) => all + part[of], 0);
  const revenue = new Map<string, number>();
  for (const { currency, amount_minor } of parts.flatMap((part) => part.revenue)) {
    revenue.set(currency, (revenue.get(currency) ?? 0) + amount_minor);
  }
  return {
    searches: parts.reduce<number | null>(
      (all, { searches }) => (searches === null ? all : (all ?? 0) + searches),
      null,
    ),
    holds: sum("holds"),
    confirmed: sum("confirmed"),
    passengers: sum("passengers"),
    revenue: [...revenue]
      .map(([currency, amount_minor]) => ({ currency, amount_minor }))
      .filter(({ amount_minor }) => amount_minor !== 0)
      .sort((one, other) => other.amount_minor - one.amount_minor),
  };
}
