import { expect, test } from "vitest";
import { newsSerial } from "#lib/redis/news";
import { type Kept, keep, recall, searchMemory } from "./search-memory";

const keptOf = (names: string[]): Kept => ({
  value: { answer: { journeys: [] }, cacheStatus: "MISS" },
  names,
  serial: newsSerial(),
  bornAt: performance.now(),
  freshUntil: performance.now() + 300_000,
  size: 40,
});

test("searches that find nothing count what it takes to keep them, and the routes they rest on", () => {
  const routes = Array.from({ length: 300 }, (_, at) => `P${at}-Q${at}`);
  for (let at = 0; at < 5_000; at += 1) keep(`ferry_search:wide${at}`, keptOf(routes));
  expect(searchMemory().entries.size).toBeLessThan(600);

  for (let at = 0; at < 30_000; at += 1) keep(`ferry_search:${at}`, keptOf(["TNLGN-FRMRS"]));
  expect(searchMemory().entries.size).toBeLessThan(9_000);
  expect(recall("ferry_search:29999", true, performance.now())).toBeDefined();
  expect(recall("ferry_search:0", true, performance.now())).toBeUndefined();
});
