import type { KnownPort } from "#lib/port/port";
import type { Directory } from "./directory";

/** Earth's radius in nautical miles. */
const radius = 3440.065;
const farthest = 160;
const most = 4;

/**
 * Ports near this one, as the gull flies, from which our ships sail: at most four, within 160 nautical miles; of a
 * port without ships of ours the nearest four, however far.
 */
export function portsNearby({ ports, crossings }: Directory, near: KnownPort): KnownPort[] {
  const served = new Set([...crossings.values()].map(({ from }) => from.code));
  const within = served.has(near.code) ? farthest : Number.POSITIVE_INFINITY;
  return [...ports.byCode.values()]
    .filter(({ code }) => code !== near.code && served.has(code))
    .map((port) => ({ port, miles: milesBetween(near, port) }))
    .filter(({ miles }) => miles <= within)
    .sort((one, other) => one.miles - other.miles)
    .slice(0, most)
    .map(({ port }) => port);
}

type Place = Pick<KnownPort, "latitude" | "longitude">;

function milesBetween(one: Place, other: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (a: number, b: number) => Math.sin(radians(b - a) / 2) ** 2;
  const arc =
    half(one.latitude, other.latitude) +
    Math.cos(radians(one.latitude)) *
      Math.cos(radians(other.latitude)) *
      half(one.longitude, other.longitude);
  return 2 * radius * Math.asin(Math.sqrt(arc));
}
