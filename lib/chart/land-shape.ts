import { landFar, landNear } from "./land-data";
import { latitudeAt, type Point, type View } from "./mercator";
import { areaOf, clipRing, simplified } from "./polygon";
import { type LandRing, readLand } from "./read-land";
import { svgPath } from "./svg-path";

/** How far beyond the border land is drawn, so that its coast line is cut off and not drawn along it. */
const beyond = 16;

const sheets = [landNear, landFar].map((sheet) => ({ ...sheet, read: null as LandRing[] | null }));

/** The land in a view, as rings of points and as one SVG path of about `budget` characters at most. */
export function landWithin(view: View, budget: number): { rings: Point[][]; path: string } {
  let tolerance = 0.4;
  for (;;) {
    const rings = ringsIn(view, tolerance);
    const path = rings.map((ring) => svgPath(ring, true)).join("");
    if (path.length <= budget || tolerance > 8) return { rings, path };
    tolerance *= 1.35;
  }
}

/** Islands of fewer square pixels than `tolerance` would still be a dot are left out. */
function ringsIn(view: View, tolerance: number): Point[][] {
  const { width, height, west, top, scale } = view;
  const east = west + (width + beyond) / scale;
  const edge = west - beyond / scale;
  const bottom = top - (height + beyond) / scale;
  const upper = top + beyond / scale;
  const low: Point = [-beyond, -beyond];
  const high: Point = [width + beyond, height + beyond];
  return ringsFor(edge, bottom, east, upper).flatMap((ring) =>
    // The world goes round: land west of the date line is also east of it.
    [-360, 0, 360].flatMap((turn) => {
      const isAway =
        ring.west + turn > east ||
        ring.east + turn < edge ||
        ring.low > upper ||
        ring.high < bottom;
      if (isAway) return [];
      const drawn = simplified(clipRing(projected(ring, view, turn), low, high), tolerance);
      return drawn.length > 2 && areaOf(drawn) >= tolerance * 5 ? [drawn] : [];
    }),
  );
}

/** The rings of the finest sheet that covers all of a box. */
function ringsFor(west: number, low: number, east: number, high: number): LandRing[] {
  const [south, north] = [latitudeAt(low), latitudeAt(high)];
  const covers = ({ bounds: [w, s, e, n] }: (typeof sheets)[number]) =>
    west >= w && south >= s && east <= e && north <= n;
  const sheet = sheets.find(covers) ?? sheets.at(-1);
  if (!sheet) return [];
  sheet.read ??= readLand(sheet);
  return sheet.read;
}

/**
 * A ring's points on the drawing. Of those that follow each other beyond the same edge only the first
 * and the last are kept: what is cut off does not need its bays.
 */
function projected(
  { places }: LandRing,
  { west, top, scale, ...size }: View,
  turn: number,
): Point[] {
  const [right, bottom] = [size.width + beyond, size.height + beyond];
  const points: Point[] = [];
  let last: Point | null = null;
  let lastSide = 0;
  for (let i = 0; i < places.length; i += 2) {
    const x = ((places[i] as number) + turn - west) * scale;
    const y = (top - (places[i + 1] as number)) * scale;
    const side = x < -beyond ? 1 : x > right ? 2 : y < -beyond ? 3 : y > bottom ? 4 : 0;
    if (side !== 0 && side === lastSide) {
      last = [x, y];
      continue;
    }
    if (last) points.push(last);
    last = null;
    lastSide = side;
    points.push([x, y]);
  }
  if (last) points.push(last);
  return points;
}
