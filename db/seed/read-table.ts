/** The data modules are plain text, a row a line and `|` between cells: they read like a list. */
export function readTable(text: string): string[][] {
  return readLines(text).map((line) => line.split("|").map((cell) => cell.trim()));
}

export function readLines(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

/** A cell that must be there. */
export function cell(row: readonly string[], column: number): string {
  const value = row[column];
  if (!value) throw new Error(`Seed data: no column ${column} in "${row.join(" | ")}"`);
  return value;
}

/** A cell that holds a number; a dash means that nobody states it. */
export function numberOrNull(row: readonly string[], column: number): number | null {
  const text = cell(row, column);
  if (text === "-") return null;
  const value = Number(text);
  if (!Number.isFinite(value)) throw new Error(`Seed data: "${text}" is not a number`);
  return value;
}

export function numberIn(row: readonly string[], column: number): number {
  const value = numberOrNull(row, column);
  if (value === null) throw new Error(`Seed data: column ${column} of "${row[0]}" is missing`);
  return value;
}
