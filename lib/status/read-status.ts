import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";
import { log } from "#lib/log/log";
import { listOperators } from "#lib/operator/list-operators";
import { incidentOf, publicKinds, type Words } from "./incident";
import { ownParts, type Part, type State, worse } from "./part";
import { statesNow } from "./take-sample";

export type Day = {
  /** YYYY-MM-DD, in UTC. */
  date: string;
  /** null: nobody looked. */
  state: State | null;
  /** Minutes that were looked at, and those of them in which it did not work or worked late. */
  minutes: number;
  troubled: number;
  down: number;
};
export type PartStatus = {
  part: Part;
  /** Of an operator; null for our own parts. */
  name: string | null;
  state: State;
  /** Share of the minutes of 90 days in which it was not down; null before anybody looked. */
  uptime: number | null;
  days: Day[];
};
export type ToldIncident = {
  part: Part;
  name: string | null;
  state: State;
  what: Words;
  began_at: string;
  ended_at: string | null;
};
export type ServiceStatus = {
  state: State;
  as_of: string;
  parts: PartStatus[];
  incidents: ToldIncident[];
};

export const shownDays = 90;
const mostIncidents = 30;
/** A day with less than this of something is not shown as such a day, in minutes. */
const leastMinutes = 3;
const patienceMs = 1_000;
/** Read at most so often, however many ask. */
const keptMs = 5_000;

const slot = Symbol.for("gangway.status");
type Memory = {
  /** What is answered, until it is too old. */
  kept?: { at: number; status: ServiceStatus };
  /** What the database said last. */
  known?: ServiceStatus;
  reading?: Promise<ServiceStatus> | undefined;
};
type Holder = { [slot]?: Memory };

/**
 * How the service is and was, as travellers may know it. Read at most once in five seconds. While the database is
 * away it says so, with what this process read last. Never throws.
 */
export async function readStatus(executor: Executor): Promise<ServiceStatus> {
  const holder = globalThis as Holder;
  holder[slot] ??= {};
  const memory = holder[slot];
  if (memory.kept && performance.now() - memory.kept.at < keptMs) return memory.kept.status;
  memory.reading ??= readOrSayAway(executor, memory).finally(() => {
    memory.reading = undefined;
  });
  return await memory.reading;
}

async function readOrSayAway(executor: Executor, memory: Memory): Promise<ServiceStatus> {
  let status: ServiceStatus;
  try {
    status = await withReading(readNow(executor), patienceMs);
    memory.known = status;
  } catch (error) {
    log().warn({ err: error }, "status: could not be read");
    status = withoutDatabase(memory.known);
  }
  memory.kept = { at: performance.now(), status };
  return status;
}

type DayRow = { part: string; date: string; well: number; troubled: number; down: number };
type AlertRow = { kind: string; subject: string; opened_at: Date; closed_at: Date | null };

async function readNow(executor: Executor): Promise<ServiceStatus> {
  const [states, rows, alerts, operators] = await Promise.all([
    statesNow(executor),
    executor<DayRow[]>`
      select part, day::text as date, well, troubled, down from status_day
      where day > (now() at time zone 'utc')::date - ${shownDays}::int order by day`,
    executor<AlertRow[]>`
      select kind, subject, opened_at, closed_at from alert
      where kind = any (${[...publicKinds]}::text[]) and opened_at > now() - ${shownDays} * interval '1 day'
        -- What was over within two minutes was nobody's trouble.
        and (closed_at is null or closed_at - opened_at >= interval '2 minutes')
      order by opened_at desc limit ${mostIncidents}`,
    listOperators(executor),
  ]);
  const names = new Map(operators.map(({ code, name }) => [`operator:${code}`, name]));
  const parts = [...states].map(([part, state]) => {
    const days = daysOf(rows.filter((row) => row.part === part));
    return { part, name: names.get(part) ?? null, state, uptime: uptimeOf(days), days };
  });
  parts.sort((one, other) => orderOf(one).localeCompare(orderOf(other)));
  const incidents = alerts.flatMap((alert) => {
    const incident = incidentOf(alert);
    if (!incident) return [];
    return {
      ...incident,
      name: names.get(incident.part) ?? null,
      began_at: alert.opened_at.toISOString(),
      ended_at: alert.closed_at?.toISOString() ?? null,
    };
  });
  return { state: stateOf(parts), as_of: new Date().toISOString(), parts, incidents };
}

/** Our own in their order, then operators by name. */
function orderOf({ part, name }: PartStatus): string {
  const index = (ownParts as readonly string[]).indexOf(part);
  return index >= 0 ? String(index) : `z${name}`;
}

/** An operator who is slow is no trouble of the whole. */
function stateOf(parts: PartStatus[]): State {
  return parts
    .filter(({ part }) => !part.startsWith("operator:"))
    .reduce<State>((state, part) => worse(state, part.state), "well");
}

/** Each of the last 90 days, also those nobody looked at. */
function daysOf(rows: DayRow[]): Day[] {
  const byDate = new Map(rows.map((row) => [row.date, row]));
  const today = Date.now();
  return Array.from({ length: shownDays }, (_, index) => {
    const date = new Date(today - (shownDays - 1 - index) * 86_400_000).toISOString().slice(0, 10);
    const { well, troubled, down } = byDate.get(date) ?? { well: 0, troubled: 0, down: 0 };
    const minutes = well + troubled + down;
    return { date, state: dayState(minutes, troubled, down), minutes, troubled, down };
  });
}

function dayState(minutes: number, troubled: number, down: number): State | null {
  if (minutes === 0) return null;
  if (down >= leastMinutes) return "down";
  return troubled + down >= leastMinutes ? "troubled" : "well";
}

function uptimeOf(days: Day[]): number | null {
  const minutes = days.reduce((sum, day) => sum + day.minutes, 0);
  const down = days.reduce((sum, day) => sum + day.down, 0);
  return minutes === 0 ? null : (minutes - down) / minutes;
}

/** What can be said when the database cannot be asked: that, and what was known before. */
function withoutDatabase(last: ServiceStatus | undefined): ServiceStatus {
  const now = new Date().toISOString();
  const before = new Map(last?.parts.map((part) => [part.part, part]));
  const own = ownParts.map((part): PartStatus => {
    const state = part === "mail" ? "troubled" : "down";
    const known = before.get(part);
    return { part, name: null, uptime: null, days: [], ...known, state };
  });
  const operators = last?.parts.filter(({ part }) => part.startsWith("operator:")) ?? [];
  const away: ToldIncident = {
    part: "booking",
    name: null,
    state: "down",
    what: "database_away",
    began_at: last?.as_of ?? now,
    ended_at: null,
  };
  const parts = [...own, ...operators];
  return { state: "down", as_of: now, parts, incidents: [away, ...(last?.incidents ?? [])] };
}
