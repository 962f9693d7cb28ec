import { borderPath, borderWidth } from "./border";
import { boxAround, crossings, grown } from "./box";
import { nameStyle, waterStyle } from "./chart-styles";
import type { ChartWords } from "./draw-chart";
import type { ChartDrawing, ChartPort } from "./drawing";
import { fitView } from "./fit-view";
import { graticuleOf } from "./graticule";
import { landMask } from "./land-mask";
import { landWithin } from "./land-shape";
import { type LonLat, project } from "./mercator";
import { type Ground, placeBeside } from "./place-names";
import { placeRegions } from "./place-regions";
import { placeRose } from "./place-rose";
import { simplified } from "./polygon";
import { svgPath } from "./svg-path";
import { waters } from "./waters";

/** A port by weight: the more courses it has, the sooner its name finds room. */
export type NetworkPort = { code: string; name: string; place: LonLat; weight: number };
/** A crossing, drawn once for both ways. */
export type NetworkLine = { from: string; to: string; path: LonLat[] };
export type NetworkRequest = {
  ports: NetworkPort[];
  lines: NetworkLine[];
  words: ChartWords;
  width: number;
  height: number;
  letter: number;
  /** West, south, east, north: what is to be seen of the world. */
  region: [number, number, number, number];
};

export type NetworkDrawing = Omit<ChartDrawing, "courses" | "lengths"> & {
  courses: { from: string; to: string; d: string }[];
};

/** Draws every crossing at once: a quiet picture of where one can go. */
export function drawNetwork(request: NetworkRequest): NetworkDrawing {
  const { ports, lines, words, width, height, letter, region } = request;
  const [west, south, east, north] = region;
  const none = { top: 0, right: 0, bottom: 0, left: 0 };
  const corners: LonLat[] = [
    [west, south],
    [east, north],
  ];
  const view = fitView(corners, { width, height, margins: none });
  const land = landWithin(view, 8_000);
  const drawn = lines.map(({ from, to, path }) => {
    const line = simplified(
      path.map((place) => project(view, place)),
      0.5,
    );
    return { from, to, line };
  });
  const sheet = { left: 0, top: 0, right: width, bottom: height };
  const visible = drawn.filter(({ line }) => crossings(line, sheet) > 0);
  const symbol = letter * 0.5;
  const seen = ports
    .map((port) => ({ ...port, point: project(view, port.place) }))
    .filter(({ point: [x, y] }) => x > 12 && x < width - 12 && y > 12 && y < height - 12);
  const ground: Ground = {
    sheet: {
      left: borderWidth + 3,
      top: borderWidth + 3,
      right: width - borderWidth - 3,
      bottom: height - borderWidth - 3,
    },
    taken: seen.map(({ point }) => boxAround(point, symbol, symbol)),
    lines: visible.map(({ line }) => line),
    land: landMask(land.rings, width, height),
  };
  const byWeight = [...seen].sort((one, other) => other.weight - one.weight);
  const marks = byWeight.map(({ point, name }): ChartPort => {
    const lettering = placeBeside(point, letter * 0.25, name, nameStyle(letter), ground, 1);
    if (lettering) ground.taken.push(grown(lettering.box, 3));
    const [x, y] = [tenths(point[0]), tenths(point[1])];
    return { x, y, kind: "call", name: lettering };
  });
  // Names of waters may lie over courses here, for there is hardly any water without one.
  const seas = placeRegions(
    waters.map((water) => ({ ...water, text: words.waters[water.id] })),
    "water",
    { most: 5, style: waterStyle(letter * 1.05), view, ground: { ...ground, lines: [] } },
  );
  ground.taken.push(...seas.map(({ lettering }) => lettering.box));
  const graticule = graticuleOf(view);
  return {
    width,
    height,
    letter,
    land: land.path,
    graticule: [
      ...graticule.meridians.map(({ x }) => `M${tenths(x)} 0v${height}`),
      ...graticule.parallels.map(({ y }) => `M0 ${tenths(y)}h${width}`),
    ].join(""),
    border: borderPath(view, graticule.step),
    degrees: [],
    courses: visible.map(({ from, to, line }) => ({ from, to, d: svgPath(line) })),
    ports: marks,
    waters: seas,
    lands: [],
    rose: placeRose(letter * 2.2, ground),
  };
}

const tenths = (value: number) => Math.round(value * 10) / 10;
