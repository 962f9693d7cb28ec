import type { Sheet } from "./fit-view";

/** What a chart of a size has room for. */
export type ChartSheet = Sheet & {
  /** Pixels of a port's name; everything else follows from it. */
  letter: number;
  waters: number;
  lands: number;
  /** Radius of the compass rose, 0 for none. */
  rose: number;
  /** Characters that the land may cost. */
  landBudget: number;
};

export const sheets = {
  /** Wide and low, beside or under a heading. */
  band: {
    width: 560,
    height: 208,
    margins: { top: 34, right: 64, bottom: 34, left: 64 },
    letter: 14,
    waters: 3,
    lands: 4,
    rose: 22,
    landBudget: 6_000,
  },
  panel: {
    width: 560,
    height: 420,
    margins: { top: 48, right: 64, bottom: 48, left: 64 },
    letter: 14,
    waters: 4,
    lands: 6,
    rose: 32,
    landBudget: 7_000,
  },
  small: {
    width: 320,
    height: 240,
    margins: { top: 36, right: 48, bottom: 36, left: 48 },
    letter: 13,
    waters: 2,
    lands: 2,
    rose: 0,
    landBudget: 4_000,
  },
  /** The right half of a social card; words stand beside it. */
  card: {
    width: 660,
    height: 630,
    margins: { top: 110, right: 130, bottom: 110, left: 130 },
    letter: 23,
    waters: 3,
    lands: 4,
    rose: 46,
    landBudget: 30_000,
  },
} as const satisfies Record<string, ChartSheet>;

export type SheetName = keyof typeof sheets;
