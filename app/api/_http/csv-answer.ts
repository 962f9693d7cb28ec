import { stringify } from "csv-stringify/sync";

/** A column of an export: its heading, and what stands in it. */
export type CsvColumn<Row> = {
  header: string;
  value: (row: Row) => string | number | boolean | null;
};

/**
 * Rows as a CSV file to keep: UTF-8 with a byte order mark, for spreadsheets. What a spreadsheet would take
 * for a formula is written so that it stays text (OWASP, "CSV injection"). `end` stands in the last line alone:
 * that there would be more.
 */
export function csvAnswer<Row>(
  name: string,
  columns: CsvColumn<Row>[],
  rows: Row[],
  end?: string,
): Response {
  const lines = [
    columns.map(({ header }) => header),
    ...rows.map((row) => columns.map(({ value }) => asText(value(row)))),
    ...(end ? [[end]] : []),
  ];
  const text = stringify(lines, { bom: true, escape_formulas: true, record_delimiter: "windows" });
  return new Response(text, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}.csv"`,
      "cache-control": "no-store",
    },
  });
}

/**
 * Numbers stay numbers. Line ends and blanks before the text go: some readers look for a formula behind them,
 * and where a decimal comma is written, behind a semicolon, which separates fields there.
 */
function asText(value: string | number | boolean | null): string | number {
  if (typeof value === "number") return value;
  return String(value ?? "")
    .replaceAll(/[\r\n\t\0]+/g, " ")
    .replaceAll(/(;["\s]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g, "$1'")
    .trimStart();
}
