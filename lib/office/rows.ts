/** A page of a list: its rows, and how many there are in all, counted no further than `mostCounted`. */
export type Rows<Row> = { rows: Row[]; total: number; isMore: boolean };

/** Which rows of a list are asked for. */
export type Slice = { limit: number; offset: number };

/** A list is counted and turned over this far; who needs what lies beyond narrows the filters. */
export const mostCounted = 10_000;

/** A row as it comes over the wire: instants are ISO 8601 in UTC. */
export type Told<Row> = {
  [Name in keyof Row]: Row[Name] extends Date
    ? string
    : Row[Name] extends Date | null
      ? string | null
      : Row[Name];
};
