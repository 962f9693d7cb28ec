import { growTables } from "./grow.mjs";
import { growTimetable } from "./grow-timetable.mjs";
import { measureGrown, measureHolds } from "./holds.mjs";
import { grownLines, holdLines, purchaseLines } from "./lines.mjs";
import { measureOffice } from "./office/measure-office.mjs";
import { measurePurchases } from "./purchase.mjs";
import { measureRecommendations, recommendationLines } from "./recommendations.mjs";
import { openSearches } from "./search.mjs";
import { grownSearchLines, searchLines } from "./search-lines.mjs";

const MILLION = 1_000_000;

/** Measures what was asked for and answers the lines of the table. */
export async function measureParts(stage, { parts, grow }) {
  const lines = [];
  if (parts.includes("search")) {
    const searches = await openSearches(stage);
    const found = await searches.measure();
    lines.push(...searchLines(found));
    if (grow) {
      const sailings = await growTimetable(stage, MILLION);
      lines.push(...grownSearchLines(found, await searches.measureGrown(), sailings));
    }
  }
  if (parts.includes("recommendations")) {
    lines.push(...recommendationLines(await measureRecommendations(stage)));
  }
  if (parts.includes("purchase")) lines.push(...purchaseLines(await measurePurchases(stage)));
  if (parts.includes("holds")) {
    const holds = await measureHolds(stage);
    lines.push(...holdLines(holds));
    if (grow) {
      await growTables(stage, MILLION);
      lines.push(...grownLines(holds, await measureGrown(stage), MILLION));
    }
  }
  if (parts.includes("office")) lines.push(...(await measureOffice(stage)));
  return { lines };
}
