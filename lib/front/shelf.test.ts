import { beforeEach, expect, test } from "vitest";
import type { Grounds } from "#lib/redis/grounds";
import { giveTestConfig } from "#lib/testing/test-config";
import { Shelf } from "./shelf";

beforeEach(() => giveTestConfig());

const megabyte = 1024 * 1024;
const groundsOf = (names: string[]): Grounds => ({
  names: new Set(names),
  serial: 0,
  bornAt: performance.now(),
  until: Number.POSITIVE_INFINITY,
});

test("answers of a few bytes each count what it takes to keep them", () => {
  const shelf = new Shelf<string>(megabyte, 10_000, 0);
  for (let at = 0; at < 20_000; at += 1) {
    shelf.put(`en /api/v1/ports?q=${at}`, "{}", 2, groundsOf([]));
  }
  // Whoever asks for another address each time is kept no more of than that.
  expect(shelf.holds.entries).toBeLessThan(600);
  expect(shelf.holds.bytes).toBeLessThanOrEqual(megabyte);
  expect(shelf.find("en /api/v1/ports?q=19999")?.value).toBe("{}");
  expect(shelf.find("en /api/v1/ports?q=0")).toBeUndefined();
});

test("an answer between groups of ports counts the routes that it rests on", () => {
  const shelf = new Shelf<string>(megabyte, 10_000, 0);
  const routes = Array.from({ length: 1_000 }, (_, at) => `P${at}-Q${at}`);
  for (let at = 0; at < 100; at += 1) shelf.put(`question ${at}`, "{}", 2, groundsOf(routes));
  expect(shelf.holds.entries).toBeLessThan(20);
});

test("what is thrown out gives back all that it counted", () => {
  const shelf = new Shelf<string>(megabyte, 10_000, 0);
  for (let at = 0; at < 2_000; at += 1) {
    shelf.put("one", "{}", 2, groundsOf(["P-Q"]));
    shelf.grow("one", "{}", 100);
  }
  expect(shelf.holds.entries).toBe(1);
  expect(shelf.holds.bytes).toBeLessThan(4_000);
});

test("what nobody asks for goes when its time is up, and what is fresh stays", async () => {
  const shelf = new Shelf<string>(megabyte, 20, 20);
  for (let at = 0; at < 50; at += 1) shelf.put(`old ${at}`, "{}", 2, groundsOf([]));
  expect(shelf.holds.entries).toBe(50);
  await new Promise((done) => setTimeout(done, 60));
  shelf.put("new", "{}", 2, groundsOf([]));
  expect(shelf.holds.entries).toBe(1);
  expect(shelf.find("new")?.value).toBe("{}");
});
