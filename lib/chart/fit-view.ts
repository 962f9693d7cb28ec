import { type LonLat, mercatorHeight, type View } from "./mercator";

export type Margins = { top: number; right: number; bottom: number; left: number };
export type Sheet = {
  width: number;
  height: number;
  /** What stays between the course and the border, for names. */
  margins: Margins;
};

/** Pixels to a degree: nearer, the coast we have would show its corners. */
const nearest = 560;

/** The view that shows all places, as near as the sheet and the coast allow. */
export function fitView(places: LonLat[], { width, height, margins }: Sheet): View {
  const longitudes = places.map(([longitude]) => longitude);
  const heights = places.map(([, latitude]) => mercatorHeight(latitude));
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const room = {
    x: width - margins.left - margins.right,
    y: height - margins.top - margins.bottom,
  };
  const scale = Math.min(nearest, room.x / (east - west), room.y / (high - low));
  return {
    width,
    height,
    scale,
    west: (west + east) / 2 - (margins.left + room.x / 2) / scale,
    top: (low + high) / 2 + (margins.top + room.y / 2) / scale,
  };
}
