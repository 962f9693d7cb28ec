import { readPorts } from "#db/seed/read-ports";
import { readSeaPaths } from "#db/seed/read-sea-paths";
import type { Locale } from "#lib/language/locales";
import type { Box } from "./box";
import { chartWords, milesOnChart } from "./chart-words";
import { type ChartStop, drawChart } from "./draw-chart";
import type { ChartDrawing } from "./drawing";
import type { SheetName } from "./sheets";

const { ports, names } = readPorts();
/** Every route of the seed, each way. */
export const seededRoutes = readSeaPaths();

/** A seeded port as a stop of a chart. */
export function stopAt(code: string, locale: Locale, kind: ChartStop["kind"] = "end"): ChartStop {
  const port = ports.find((one) => one.code === code);
  if (!port) throw new Error(`No port ${code}.`);
  const shown = names.find((one) => one.port_code === code && one.language === locale && one.shown);
  return { name: shown?.name ?? port.name, place: [port.longitude, port.latitude], kind };
}

const drawn = new Map<string, ChartDrawing>();

/** The chart of a journey over seeded routes, as the shop would draw it; once for all that is asked of it. */
export function seededChart(codes: string[], locale: Locale, sheet: SheetName): ChartDrawing {
  const key = [...codes, locale, sheet].join(" ");
  const drawing = drawn.get(key) ?? drawSeeded(codes, locale, sheet);
  drawn.set(key, drawing);
  return drawing;
}

function drawSeeded(codes: string[], locale: Locale, sheet: SheetName): ChartDrawing {
  const courses = codes.slice(1).flatMap((to, index) => {
    const route = seededRoutes.find(
      ({ from_port, to_port }) => from_port === codes[index] && to_port === to,
    );
    return route ? [{ path: route.path, length: milesOnChart(route.distance_nm, locale) }] : [];
  });
  const stops = codes.map((code, index) =>
    stopAt(code, locale, index === 0 || index === codes.length - 1 ? "end" : "change"),
  );
  return drawChart({ stops, courses, words: chartWords(locale), sheet });
}

/** Everything written on a chart: what it is, and the boxes it fills. */
export function writtenOn(drawing: ChartDrawing): { what: string; boxes: Box[] }[] {
  return [
    ...drawing.ports.flatMap(({ name }) => name ?? []).map((one) => ({ one, what: "port" })),
    ...drawing.degrees.map((one) => ({ one, what: "degree" })),
    ...drawing.waters.map(({ lettering }) => ({ one: lettering, what: "water" })),
    ...drawing.lands.map(({ lettering }) => ({ one: lettering, what: "land" })),
  ]
    .map(({ one, what }) => ({
      what: `${what} ${one.lines.map(({ text }) => text).join(" ")}`,
      boxes: [one.box],
    }))
    .concat(drawing.lengths.map(({ text, boxes }) => ({ what: `length ${text}`, boxes })));
}
