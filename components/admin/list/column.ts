import type { ReactNode } from "react";

/** A column of a list. The first one is the row's heading, and its link. */
export type Column<Row> = {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** The list can be put in this order: what `sort` says for it, `-` before it for the other way round. */
  sort?: string;
  /** Figures stand to the right. */
  isFigure?: boolean;
  /** Left out on a phone, where it is found on the row's own page. */
  isWide?: boolean;
};

/** A filter above a list, kept in the address under `name`. */
export type Filter = {
  name: string;
  label: string;
  /** find: free text, where the key / leads. */
  kind: "find" | "text" | "date" | "select";
  /** A select's values and what they are called; the first one is shown when nothing is chosen. */
  options?: { value: string; label: string }[];
  placeholder?: string;
};

/** What a list's endpoint answers. */
export type ListBody<Row> = {
  data: Row[];
  page: { number: number; size: number; total: number; is_more: boolean };
  as_of: string;
};
