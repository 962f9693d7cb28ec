import { latitudeAt, mercatorHeight, type View } from "./mercator";

/** Minutes of arc between two lines of a chart. */
const steps = [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1800];
/** Pixels between two lines, at the least. */
const apart = 72;

export type Meridian = { minutes: number; x: number };
export type Parallel = { minutes: number; y: number };
export type Graticule = { step: number; meridians: Meridian[]; parallels: Parallel[] };

/** The lines of whole degrees, or of the minutes that have room, across a view. */
export function graticuleOf(view: View, density = 1): Graticule {
  const step = steps.find((minutes) => (minutes / 60) * view.scale >= apart / density) ?? 1800;
  return { step, meridians: meridiansOf(view, step), parallels: parallelsOf(view, step) };
}

/** The meridians of a step in minutes. */
export function meridiansOf({ west, scale, width }: View, step: number): Meridian[] {
  const first = Math.ceil((west * 60) / step) * step;
  const found: Meridian[] = [];
  for (let minutes = first; (minutes / 60 - west) * scale <= width; minutes += step) {
    found.push({ minutes, x: (minutes / 60 - west) * scale });
  }
  return found;
}

/** The parallels of a step in minutes, from north to south. */
export function parallelsOf({ top, scale, height }: View, step: number): Parallel[] {
  const first = Math.floor((latitudeAt(top) * 60) / step) * step;
  const found: Parallel[] = [];
  const y = (minutes: number) => (top - mercatorHeight(minutes / 60)) * scale;
  for (let minutes = first; minutes > -90 * 60 && y(minutes) <= height; minutes -= step) {
    if (y(minutes) >= 0) found.push({ minutes, y: y(minutes) });
  }
  return found;
}
