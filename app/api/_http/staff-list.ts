import { z } from "zod";
import type { Staff } from "#lib/account/staff-of";
import type { StaffRole } from "#lib/audit/staff-role";
import type { Rows, Slice } from "#lib/office/rows";
import { mostCounted } from "#lib/office/rows";
import { type CsvColumn, csvAnswer } from "./csv-answer";
import { readQuery } from "./query";
import { staffEndpoint } from "./staff-endpoint";

/** What every list of the back office takes besides its own filters. */
const listFields = {
  page: z.coerce.number("A whole number.").int().min(1).default(1),
  size: z.coerce.number("A whole number.").int().min(1).max(200).default(50),
  format: z.enum(["json", "csv"]).default("json"),
};

/** Rows of an export at most: a file that a spreadsheet still opens. */
const mostExported = 20_000;

/** A list of the back office: who reads it, by which filters, how its rows are found, and how they are exported. */
export type StaffList<Shape extends z.ZodRawShape, Row> = {
  name: string;
  roles: StaffRole[];
  filters: Shape;
  /** `staff` is who reads it, for lists that show one role less than another. */
  find: (
    filters: z.output<z.ZodObject<Shape>>,
    slice: Slice,
    now: Date,
    staff: Staff,
  ) => Promise<Rows<Row>>;
  /** Without columns there is no export. */
  columns?: CsvColumn<Row>[];
};

type Asked<Shape extends z.ZodRawShape> = {
  filters: z.output<z.ZodObject<Shape>>;
  page: number;
  size: number;
  format: "json" | "csv";
};

/** Reads a list's question out of an address. Throws `invalid`. */
function readAsked<Shape extends z.ZodRawShape>(shape: Shape, url: URL): Asked<Shape> {
  const schema = z.strictObject({ ...shape, ...listFields });
  const { page, size, format, ...filters } = readQuery(
    url,
    schema as unknown as z.ZodType<Omit<Asked<Shape>, "filters">>,
  );
  return { page, size, format, filters: filters as Asked<Shape>["filters"] };
}

/** What a list answers to a question, as JSON's own values. Throws `invalid`. */
export async function listBody<Shape extends z.ZodRawShape, Row>(
  list: StaffList<Shape, Row>,
  url: URL,
  now: Date,
  staff: Staff,
) {
  const { page, size, filters } = readAsked(list.filters, url);
  const offset = Math.min((page - 1) * size, mostCounted);
  const { rows, total, isMore } = await list.find(filters, { limit: size, offset }, now, staff);
  return {
    data: rows,
    page: { number: page, size, total, is_more: isMore },
    as_of: now.toISOString(),
  };
}

/**
 * A list of the back office as JSON, a page at a time, or whole as CSV (`format=csv`): GET with the list's
 * own filters in the query. Throws `invalid`, `unauthorized`, `forbidden`.
 */
export function staffList<Shape extends z.ZodRawShape, Row>(list: StaffList<Shape, Row>) {
  const access = { name: list.name, use: "read", roles: list.roles } as const;
  return staffEndpoint(access, async ({ url, now, staff }) => {
    const { format, filters } = readAsked(list.filters, url);
    if (format === "json" || !list.columns) return { body: await listBody(list, url, now, staff) };
    const found = await list.find(filters, { limit: mostExported + 1, offset: 0 }, now, staff);
    const day = now.toISOString().slice(0, 10);
    const rows = found.rows.slice(0, mostExported);
    // Whoever adds up a file's column must see that it is not all of it.
    const end = rows.length < found.rows.length ? "There are more: narrow the filters." : undefined;
    return csvAnswer(`${list.name}-${day}`, list.columns, rows, end);
  });
}
