// Counts a feed in another way than the importer does, day by day and by hand: what the two agree on is
// hardly a mistake of both. It knows neither zones nor databases, and takes a folder of a healthy feed.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

type Row = Record<string, string>;

/** A reader of CSV that goes sign by sign. */
function table(folder: string, name: string): Row[] {
  const path = join(folder, name);
  if (!existsSync(path)) return [];
  const rows: string[][] = [[]];
  let value = "";
  let inQuotes = false;
  for (const sign of `${readFileSync(path, "utf8")
    .replace(/^\uFEFF/, "")
    .replaceAll("\r", "")
    .trimEnd()}\n`) {
    if (sign === '"') inQuotes = !inQuotes;
    else if (!inQuotes && (sign === "," || sign === "\n")) {
      rows.at(-1)?.push(value.trim());
      value = "";
      if (sign === "\n") rows.push([]);
    } else value += sign;
  }
  const [header = [], ...records] = rows.slice(0, -1);
  return records.map((record) =>
    Object.fromEntries(header.map((key, at) => [key, record[at] ?? ""])),
  );
}

const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/** Days of each service, as YYYYMMDD. */
function daysOf(folder: string): Map<string, Set<string>> {
  const days = new Map<string, Set<string>>();
  const of = (service: string) => {
    const known = days.get(service) ?? new Set<string>();
    days.set(service, known);
    return known;
  };
  for (const row of table(folder, "calendar.txt")) {
    const found = of(row.service_id as string);
    const [year, month, day] = [0, 4, 6].map((at) =>
      Number(row.start_date?.slice(at, at + (at ? 2 : 4))),
    );
    for (let ahead = 0; ; ahead += 1) {
      const date = new Date(
        Date.UTC(year as number, (month as number) - 1, (day as number) + ahead),
      );
      const text = date.toISOString().slice(0, 10).replaceAll("-", "");
      if (text > (row.end_date as string)) break;
      if (row[weekdays[date.getUTCDay()] as string] === "1") found.add(text);
    }
  }
  for (const row of table(folder, "calendar_dates.txt")) {
    if (row.exception_type === "1") of(row.service_id as string).add(row.date as string);
    else of(row.service_id as string).delete(row.date as string);
  }
  return days;
}

const seconds = (time: string) =>
  time.split(":").reduce((sum, part, at) => sum + Number(part) * 60 ** (2 - at), 0);

/** What a feed of ferries with times at every stop holds. */
export function countFeed(folder: string) {
  const ferries = new Set(
    table(folder, "routes.txt").flatMap((row) => (row.route_type === "4" ? row.route_id : [])),
  );
  const days = daysOf(folder);
  const calls = new Map<string, Row[]>();
  for (const row of table(folder, "stop_times.txt")) {
    calls.set(row.trip_id as string, [...(calls.get(row.trip_id as string) ?? []), row]);
  }
  const repeated = table(folder, "frequencies.txt");
  const count = { trips: 0, voyages: 0, sailings: 0, headways: 0, seconds: 0 };
  for (const trip of table(folder, "trips.txt")) {
    if (!ferries.has(trip.route_id)) continue;
    count.trips += 1;
    const stops = (calls.get(trip.trip_id as string) ?? []).sort(
      (one, other) => Number(one.stop_sequence) - Number(other.stop_sequence),
    );
    const running = days.get(trip.service_id as string)?.size ?? 0;
    const intervals = repeated.filter((row) => row.trip_id === trip.trip_id);
    if (stops.length < 2 || running === 0) continue;
    count.headways += intervals.filter((row) => row.exact_times !== "1").length;
    if (intervals.length > 0) continue;
    count.voyages += running;
    count.sailings += running * (stops.length - 1);
    for (let at = 1; at < stops.length; at += 1) {
      const [left, reached] = [stops[at - 1], stops[at]];
      count.seconds +=
        running *
        (seconds(reached?.arrival_time as string) - seconds(left?.departure_time as string));
    }
  }
  return count;
}
