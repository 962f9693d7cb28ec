/** Land as it is stored: rings of letters (scripts/prepare-land.mjs writes them, read-land.ts reads them). */
export type LandSheet = {
  /** West, south, east, north: beyond them this sheet says nothing. */
  bounds: [number, number, number, number];
  /** The degrees that a number stands for. */
  unit: number;
  rings: string;
};
