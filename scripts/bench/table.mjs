const HEADS = ["", "", "beside", "ratio", "mark", ""];

/** Lays lines out in columns; the last one is never padded. */
export function table(lines) {
  const all = [HEADS, ...lines];
  const widths = HEADS.map((_, column) => Math.max(...all.map((cells) => cells[column].length)));
  return all
    .map((cells) =>
      cells
        .map((cell, column) =>
          column === 3 ? cell.padStart(widths[column]) : cell.padEnd(widths[column]),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
