import { borderPath, borderWidth } from "./border";
import { boxAround, grown } from "./box";
import { degreeStyle, landStyle, lengthStyle, nameStyle, waterStyle } from "./chart-styles";
import { type Hemispheres, placeDegrees } from "./degrees";
import type { ChartDrawing, ChartPort, StopKind } from "./drawing";
import { fitView } from "./fit-view";
import { graticuleOf } from "./graticule";
import { landMask } from "./land-mask";
import { landWithin } from "./land-shape";
import { type LonLat, type Point, project, unrolled } from "./mercator";
import { placeLength } from "./place-length";
import { type Ground, placeBeside } from "./place-names";
import { placeRegions } from "./place-regions";
import { placeRose } from "./place-rose";
import { simplified } from "./polygon";
import { type ChartSheet, type SheetName, sheets } from "./sheets";
import { svgPath } from "./svg-path";
import { type LandId, lands, type WaterId, waters } from "./waters";

export type ChartStop = { name: string; place: LonLat; kind: StopKind };
/** A leg's way by water, and its length in words, e.g. "462 nm". */
export type ChartCourse = { path: LonLat[]; length: string | null };
export type ChartWords = {
  hemispheres: Hemispheres;
  waters: Record<WaterId, string>;
  lands: Record<LandId, string>;
};
export type ChartRequest = {
  stops: ChartStop[];
  courses: ChartCourse[];
  words: ChartWords;
  sheet: SheetName;
};

/** Draws the chart of a journey: land, lines, course, ports, and the names that have room. */
export function drawChart({ stops, courses, words, sheet: name }: ChartRequest): ChartDrawing {
  const sheet: ChartSheet = sheets[name];
  const { letter } = sheet;
  const first = stops[0]?.place[0] ?? 0;
  const places = unrolled(stops.map(({ place }) => place));
  const paths = courses.map(({ path }) => unrolled(path, first));
  const view = fitView([...places, ...paths.flat()], sheet);
  const land = landWithin(view, sheet.landBudget);
  const lines = paths.map((path) =>
    simplified(
      path.map((place) => project(view, place)),
      0.4,
    ),
  );
  const points = places.map((place) => project(view, place));
  const symbol = letter * 0.8;
  const ground: Ground = {
    sheet: {
      left: borderWidth + 3,
      top: borderWidth + 3,
      right: view.width - borderWidth - 3,
      bottom: view.height - borderWidth - 3,
    },
    taken: points.map((point) => boxAround(point, symbol, symbol)),
    lines,
    land: landMask(land.rings, view.width, view.height),
  };

  const ports = placePorts(stops, points, letter, ground);
  const lengths = courses.flatMap(({ length }, index) => {
    const mark = length && placeLength(lines[index] ?? [], length, lengthStyle(letter), ground);
    if (!mark) return [];
    ground.taken.push(...mark.boxes);
    return [mark];
  });
  const graticule = graticuleOf(view, 14 / letter);
  const style = degreeStyle(letter);
  const degrees = placeDegrees(graticule, view, words.hemispheres, style, ground.taken);
  ground.taken.push(...degrees.map(({ box }) => box));
  const seas = placeRegions(
    waters.map((water) => ({ ...water, text: words.waters[water.id] })),
    "water",
    { most: sheet.waters, style: waterStyle(letter), view, ground },
  );
  ground.taken.push(...seas.map(({ lettering }) => lettering.box));
  const rose = sheet.rose > 0 ? placeRose(sheet.rose, ground) : null;
  const countries = placeRegions(
    lands.map((land) => ({ ...land, text: words.lands[land.id].toUpperCase() })),
    "land",
    { most: sheet.lands, style: landStyle(letter), view, ground },
  );
  return {
    width: view.width,
    height: view.height,
    letter,
    land: land.path,
    graticule: [
      ...graticule.meridians.map(({ x }) => `M${tenths(x)} 0v${view.height}`),
      ...graticule.parallels.map(({ y }) => `M0 ${tenths(y)}h${view.width}`),
    ].join(""),
    border: borderPath(view, graticule.step),
    degrees,
    courses: lines.map((line) => svgPath(line)),
    lengths,
    ports,
    waters: seas,
    lands: countries,
    rose,
  };
}

/** Names the ports, the ends first: a call whose name has no room is a symbol only. */
function placePorts(
  stops: ChartStop[],
  points: Point[],
  letter: number,
  ground: Ground,
): ChartPort[] {
  const order: StopKind[] = ["end", "change", "call"];
  const ports = stops.map(({ name, kind }, index) => {
    const [x, y] = points[index] as Point;
    return { port: { x: tenths(x), y: tenths(y), kind, name: null } as ChartPort, name };
  });
  const byRank = [...ports].sort(
    (one, other) => order.indexOf(one.port.kind) - order.indexOf(other.port.kind),
  );
  for (const { port, name } of byRank) {
    const radius = letter * 0.4;
    port.name = placeBeside([port.x, port.y], radius, name, nameStyle(letter), ground);
    if (port.name) ground.taken.push(grown(port.name.box, 1));
  }
  return ports.map(({ port }) => port);
}

const tenths = (value: number) => Math.round(value * 10) / 10;
