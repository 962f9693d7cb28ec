import { expect, test } from "vitest";
import { Window } from "./window";

test("so many in a window, and then how long it still lasts; another key has its own", () => {
  const window = new Window(3, 60);
  expect([0, 10, 20].map((at) => window.take("one", at))).toEqual([0, 0, 0]);
  expect(window.take("one", 30_000)).toBe(30_000);
  expect(window.take("other", 30_000)).toBe(0);
  expect(window.take("one", 60_000)).toBe(0);
});

test("what is given back can be taken again", () => {
  const window = new Window(1, 60);
  window.take("one", 0);
  window.giveBack("one");
  expect([window.take("one", 1), window.take("one", 2)]).toEqual([0, 59_998]);
});

test("a hundred thousand strangers cost no more than themselves", () => {
  const window = new Window(3, 60);
  const began = performance.now();
  for (let index = 0; index < 100_000; index += 1) window.take(`stranger ${index}`, index / 100);
  // With a sweep for each of them it would take minutes.
  expect(performance.now() - began).toBeLessThan(5_000);
});
