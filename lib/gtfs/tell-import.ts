import { inWords } from "./feed-refused";
import type { ImportedFeed } from "./import-feed";

/** What an import did, in lines for a terminal or a log. */
export function tellImport(imported: ImportedFeed, seconds: number): string[] {
  const { outcome, operator, key, calls, ports, plan, voyages, headways, fares } = imported;
  const did = outcome === "unchanged" ? "nothing has changed" : "imported";
  return [
    `${operator.name} (${operator.code}), feed "${key}": ${did}, in ${seconds.toFixed(1)} s`,
    `  ${counted(calls.routes, "ferry route")}, ${counted(calls.trips, "trip")}` +
      (calls.other_routes > 0
        ? `; ${counted(calls.other_routes, "route")} of other kinds with ${counted(calls.other_trips, "trip")} left out`
        : ""),
    `  ${counted(plan.voyages, "dated voyage")} with ${counted(plan.sailings, "sailing")}: ` +
      `${voyages.new_voyages} new, ${counted(voyages.moved_sailings, "sailing")} moved, ` +
      `${voyages.gone_voyages} gone, ${voyages.back_voyages} back, ${voyages.other_changes} otherwise changed`,
    `  ${counted(plan.headways, "service")} at an interval: ${headways.new_headways} new or changed, ${headways.gone_headways} gone or changed`,
    `  ${counted(ports.stops, "stop")}: ${ports.known} at ports we know, ${counted(ports.made, "new port")}`,
    `  ${counted(fares.fares, "published fare")}, ${fares.changed_fares} changed; a tariff on ${counted(fares.tariffs, "route")}`,
    ...(imported.cases > 0
      ? [`  ${counted(imported.cases, "change")} to sailings with bookings`]
      : []),
    ...imported.notes.map(
      (note) => `  ${inWords(note)}${note.count > 1 ? ` (${note.count} ×)` : ""}`,
    ),
    ...imported.beside.map(
      (other) =>
        `  Beside the feed "${other}" of the same operator; --feed "${other}" would take its place.`,
    ),
    "  Timetable only: nothing of it is sold until it is given vessels, pools and fares.",
  ];
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}
