import { getPosition } from "suncalc";

/** Longitude and latitude in degrees. */
export type Place = readonly [longitude: number, latitude: number];

/** What the air lifts the sun by at the horizon; the library counts it in at and below it. */
const refraction = 0.4836;

/**
 * Height of the sun's centre above the horizon in degrees, without the air's refraction: by it, the
 * sun sets at -0.833 and civil twilight ends at -6. Not for a sun high in the sky.
 */
export function sunAltitude(at: number, [longitude, latitude]: Place): number {
  return getPosition(new Date(at), latitude, longitude).altitude - refraction;
}
