import { expect, test } from "vitest";
import { journeyCalls } from "./journey-calls";

const leg = (from: string, to: string, staysAboard = false) => ({ from, to, staysAboard });

test("where one begins, where the ship calls, where it is changed, where one ends", () => {
  expect(
    journeyCalls([leg("TNLGN", "ITPMO", true), leg("ITPMO", "ITGOA"), leg("ITGOA", "FRBIA")]),
  ).toEqual([
    { code: "TNLGN", kind: "end" },
    { code: "ITPMO", kind: "call" },
    { code: "ITGOA", kind: "change" },
    { code: "FRBIA", kind: "end" },
  ]);
});

test("a change to a port near by shows both ports", () => {
  expect(journeyCalls([leg("TNLGN", "ITGOA"), leg("ITSVN", "FRBIA")])).toEqual([
    { code: "TNLGN", kind: "end" },
    { code: "ITGOA", kind: "change" },
    { code: "ITSVN", kind: "change" },
    { code: "FRBIA", kind: "end" },
  ]);
  expect(journeyCalls([])).toEqual([]);
});
