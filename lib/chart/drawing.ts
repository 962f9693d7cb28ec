import type { LengthMark } from "./place-length";
import type { Lettering } from "./place-names";
import type { RegionName } from "./place-regions";
import type { Rose } from "./place-rose";

/** A port of the journey; `end` where it begins or ends, `change` of vessel, `call` on the way. */
export type StopKind = "end" | "change" | "call";
export type ChartPort = { x: number; y: number; kind: StopKind; name: Lettering | null };

/** A chart as shapes and words with their places: whoever shows it only adds colours. */
export type ChartDrawing = {
  width: number;
  height: number;
  /** Pixels of a port's name. */
  letter: number;
  land: string;
  graticule: string;
  border: string;
  degrees: Lettering[];
  courses: string[];
  lengths: LengthMark[];
  ports: ChartPort[];
  waters: RegionName[];
  lands: RegionName[];
  rose: Rose | null;
};
