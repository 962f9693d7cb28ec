import { growTables } from "./grow.mjs";
import { measureGrown, measureHolds } from "./holds.mjs";
import { grownLines, holdLines, purchaseLines, searchLines } from "./lines.mjs";
import { measurePurchases } from "./purchase.mjs";
import { measureSearch } from "./search.mjs";

const MILLION = 1_000_000;

/** Measures what was asked for and answers the lines of the table. */
export async function measureParts(stage, { parts, grow }) {
  const lines = [];
  if (parts.includes("search")) lines.push(...searchLines(await measureSearch(stage)));
  if (parts.includes("purchase")) lines.push(...purchaseLines(await measurePurchases(stage)));
  if (parts.includes("holds")) {
    const holds = await measureHolds(stage);
    lines.push(...holdLines(holds));
    if (grow) {
      await growTables(stage, MILLION);
      lines.push(...grownLines(holds, await measureGrown(stage), MILLION));
    }
  }
  return { lines };
}
