import { nightPalette, palette } from "./palette";

const nights = new Map(
  Object.entries(palette).map(([name, day]): [string, string] => [
    day,
    nightPalette[name as keyof typeof palette],
  ]),
);

/** A picture with each colour of the day as the night's in its place. */
export function byNight(svg: string): string {
  return svg.replace(/(?<==")#[0-9a-f]{6}(?=")/g, (day) => nights.get(day) ?? day);
}
