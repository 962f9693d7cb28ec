// Writes lib/chart/land-data.ts: the land a chart needs, out of Natural Earth by way of world-atlas,
// small enough to be source. Around the ports we sell it keeps what the closest chart can show;
// elsewhere it keeps the shape of the world, so that a port we do not know yet has its coast too.
// `node scripts/prepare-land.mjs` after a change of the region.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";

/** `unit` is the degree a number of the file stands for, `tolerance` what may be cut off a coast. */
const sheets = [
  {
    name: "landNear",
    source: "land-10m",
    bounds: [-13, 28, 37, 61],
    unit: 0.001,
    tolerance: 0.0018,
    smallest: 0.00002,
  },
  {
    name: "landFar",
    source: "land-50m",
    bounds: [-180, -58, 191, 78],
    unit: 0.01,
    tolerance: 0.04,
    smallest: 0.02,
  },
];

const require = createRequire(import.meta.url);

function ringsOf(source) {
  const topology = JSON.parse(readFileSync(require.resolve(`world-atlas/${source}.json`), "utf8"));
  const { features } = feature(topology, topology.objects.land);
  return features.flatMap(({ geometry: { type, coordinates } }) =>
    (type === "Polygon" ? [coordinates] : coordinates).flat(),
  );
}

/** Asia ends in the west of the map: a ring that jumps over the date line goes on beyond 180° instead. */
function unwrap(ring) {
  let turn = 0;
  const whole = ring.map(([lon, lat], index) => {
    const before = index > 0 ? ring[index - 1][0] : lon;
    if (lon - before > 180) turn -= 360;
    if (lon - before < -180) turn += 360;
    return [lon + turn, lat];
  });
  const west = Math.min(...whole.map(([lon]) => lon));
  return west < -180.5 ? whole.map(([lon, lat]) => [lon + 360, lat]) : whole;
}

function clip(ring, [west, south, east, north]) {
  const sides = [
    [0, west, 1],
    [0, east, -1],
    [1, south, 1],
    [1, north, -1],
  ];
  return sides.reduce((points, [axis, limit, sign]) => {
    const inside = (point) => (point[axis] - limit) * sign >= 0;
    return points.flatMap((point, index) => {
      const before = points[(index + points.length - 1) % points.length];
      if (inside(point) === inside(before)) return inside(point) ? [point] : [];
      const share = (limit - before[axis]) / (point[axis] - before[axis]);
      const cut = before.map((value, k) => value + share * (point[k] - value));
      return inside(point) ? [cut, point] : [cut];
    });
  }, ring);
}

/** Douglas and Peucker, with degrees of longitude counted as short as they are. */
function simplify(points, tolerance) {
  const keep = new Uint8Array(points.length);
  keep[0] = keep[points.length - 1] = 1;
  const open = [[0, points.length - 1]];
  while (open.length > 0) {
    const [first, last] = open.pop();
    const [ax, ay] = points[first];
    const shrink = Math.cos((ay * Math.PI) / 180);
    const dx = (points[last][0] - ax) * shrink;
    const dy = points[last][1] - ay;
    const long = dx * dx + dy * dy;
    let worst = tolerance * tolerance;
    let at = -1;
    for (let i = first + 1; i < last; i++) {
      const px = (points[i][0] - ax) * shrink;
      const py = points[i][1] - ay;
      const share = long === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / long));
      const away = (px - share * dx) ** 2 + (py - share * dy) ** 2;
      if (away > worst) {
        worst = away;
        at = i;
      }
    }
    if (at < 0) continue;
    keep[at] = 1;
    open.push([first, at], [at, last]);
  }
  return points.filter((_, index) => keep[index]);
}

function areaOf(points) {
  return Math.abs(
    points.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = points[(index + 1) % points.length];
      return sum + x * nextY - nextX * y;
    }, 0) / 2,
  );
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** Five bits a letter, the sixth says that more follow; the sign is the lowest bit. */
function encode(value) {
  let rest = value < 0 ? -value * 2 - 1 : value * 2;
  let text = "";
  while (rest > 31) {
    text += alphabet[32 + (rest % 32)];
    rest = Math.floor(rest / 32);
  }
  return text + alphabet[rest];
}

function lines({ name, source, bounds, unit, tolerance, smallest }) {
  const rings = ringsOf(source)
    .map((ring) => clip(unwrap(ring.slice(0, -1)), bounds))
    .filter((ring) => ring.length > 2 && areaOf(ring) > smallest)
    .map((ring) => simplify([...ring, ring[0]], tolerance).slice(0, -1))
    .filter((ring) => ring.length > 2);
  let count = 0;
  const text = rings
    .map((ring) => {
      let [lastX, lastY] = [0, 0];
      return ring
        .map((point) => {
          const [x, y] = point.map((value) => Math.round(value / unit));
          const step = encode(x - lastX) + encode(y - lastY);
          [lastX, lastY] = [x, y];
          count++;
          return step;
        })
        .join("");
    })
    .join(" ");
  console.log(`${name}: ${rings.length} rings, ${count} points, ${text.length} characters`);
  return `export const ${name}: LandSheet = {
  bounds: [${bounds.join(", ")}],
  unit: ${unit},
  rings: "${text}",
};`;
}

const file = new URL("../lib/chart/land-data.ts", import.meta.url);
writeFileSync(
  file,
  `// Written by scripts/prepare-land.mjs out of Natural Earth (public domain); not by hand.
import type { LandSheet } from "./land-sheet";

${sheets.map(lines).join("\n\n")}
`,
);
