/** Degrees, longitude first. */
export type LonLat = [number, number];
/** A place on a drawing: right and down from its upper left corner. */
export type Point = [number, number];

/** How a drawing of a size lies over the world; heights are Mercator's, counted in degrees of longitude. */
export type View = { width: number; height: number; west: number; top: number; scale: number };

/** As near to the poles as a chart of Mercator's kind goes. */
const furthest = 80;

/** Mercator's height of a latitude, in degrees of longitude. */
export function mercatorHeight(latitude: number): number {
  const safe = Math.max(-furthest, Math.min(furthest, latitude));
  return (Math.log(Math.tan(Math.PI / 4 + (safe * Math.PI) / 360)) * 180) / Math.PI;
}

/** The latitude at one of Mercator's heights. */
export function latitudeAt(height: number): number {
  return (Math.atan(Math.exp((height * Math.PI) / 180)) * 360) / Math.PI - 90;
}

/** Where a place is on a drawing. */
export function project({ west, top, scale }: View, [longitude, latitude]: LonLat): Point {
  return [(longitude - west) * scale, (top - mercatorHeight(latitude)) * scale];
}

/** The place at a point of a drawing. */
export function placeAt({ west, top, scale }: View, [x, y]: Point): LonLat {
  return [west + x / scale, latitudeAt(top - y / scale)];
}

/** Longitudes that go on from one place to the next without a jump at the date line. */
export function unrolled(path: LonLat[], first = path[0]?.[0] ?? 0): LonLat[] {
  let last = first;
  return path.map(([longitude, latitude]) => {
    last = longitude + 360 * Math.round((last - longitude) / 360);
    return [last, latitude];
  });
}
