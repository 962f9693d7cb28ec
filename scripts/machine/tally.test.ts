// A second try may save what was unlucky, and must never hide what only chance shows.
import { describe, expect, test } from "vitest";
import { countsAtOnce, filesToTryAgain } from "./second-try.mjs";
import { fromPlaywright, fromVitest, openTally } from "./tally.mjs";
import { failuresIn, type VitestReport } from "./vitest-report.mjs";

/** A report of files with their tests, each passed, failed or failed with a message. */
function reportOf(files: Record<string, Record<string, true | false | string> | null>) {
  const testResults = Object.entries(files).map(([name, tests]) => {
    const assertionResults = Object.entries(tests ?? {}).map(([fullName, is]) => ({
      fullName,
      status: is === true ? "passed" : "failed",
      failureMessages: is === true ? [] : [String(is)],
    }));
    const isWell = tests !== null && assertionResults.every(({ status }) => status === "passed");
    return { name, status: isWell ? "passed" : "failed", message: "", assertionResults };
  });
  const all = testResults.flatMap(({ assertionResults }) => assertionResults);
  const numPassedTests = all.filter(({ status }) => status === "passed").length;
  return { numPassedTests, testResults } satisfies VitestReport;
}

const bad = { ok: false };

describe("a second try", () => {
  const first = reportOf({
    "lib/a.test.ts": { one: true, two: false },
    "lib/b.test.ts": { three: true },
    "lib/c.test.ts": null,
  });

  test("is had by the files in which something failed", () => {
    expect(filesToTryAgain(failuresIn(first))).toEqual(["lib/a.test.ts", "lib/c.test.ts"]);
  });

  test("saves what passes then, and says which", () => {
    const second = reportOf({
      "lib/a.test.ts": { one: true, two: true },
      "lib/c.test.ts": { four: true, five: true },
    });
    expect(fromVitest(first, bad, second)).toEqual({
      passed: 5,
      failed: 0,
      saved: [
        expect.objectContaining({ file: "lib/a.test.ts", title: "two" }),
        expect.objectContaining({ file: "lib/c.test.ts", title: "" }),
      ],
    });
  });

  test("saves nothing that fails again, is gone, or was never tried", () => {
    for (const second of [
      reportOf({ "lib/a.test.ts": { one: true, two: false }, "lib/c.test.ts": null }),
      reportOf({ "lib/a.test.ts": { one: true } }),
      undefined,
    ]) {
      expect(fromVitest(first, bad, second)).toMatchObject({ passed: 2, failed: 2, saved: [] });
    }
  });

  test("fails nobody who had passed", () => {
    const second = reportOf({ "lib/a.test.ts": { one: false, two: true }, "lib/c.test.ts": {} });
    expect(fromVitest(first, bad, second)).toMatchObject({ passed: 3, failed: 0 });
  });

  test("is not had where more than five failed", () => {
    const names = ["a", "b", "c", "d", "e", "f"];
    const failures = names.map((title) => ({ file: `lib/${title}.test.ts`, title }));
    expect(filesToTryAgain(failures.slice(0, 5))).toHaveLength(5);
    expect(filesToTryAgain(failures)).toEqual([]);
  });

  test.each([
    ["a race's file", "lib/booking/races/crowd.test.ts", "anything"],
    ["a crowd's file", "lib/hold/two-crowds.test.ts", "anything"],
    ["the invariants", "lib/invariant/invariants.test.ts", "I1 sees it"],
    ["two processes", "lib/search/two-processes.test.ts", "anything"],
    ["many at once", "lib/x.test.ts", "twenty clerks at once put it right once"],
    ["one instant", "lib/x.test.ts", "cancel and confirm at the same instant: nothing is lost"],
  ])("is not had by %s", (_, file, title) => {
    expect(countsAtOnce({ file, title })).toBe(true);
    expect(filesToTryAgain([{ file, title }])).toEqual([]);
    const report = reportOf({ [file]: { [title]: false } });
    // Not even if the file was run again for another of its tests.
    expect(fromVitest(report, bad, reportOf({ [file]: { [title]: true } }))).toMatchObject({
      passed: 0,
      failed: 1,
    });
  });

  test("is not had by who found an invariant broken, wherever that was", () => {
    const message = "AssertionError: expected [ { id: 'I5c', says: '…' } ] to deeply equal []";
    expect(countsAtOnce({ file: "lib/x.test.ts", title: "a refund", message })).toBe(true);
    const report = reportOf({ "lib/x.test.ts": { "a refund": message } });
    expect(filesToTryAgain(failuresIn(report))).toEqual([]);
  });

  test("is had by a race that only took too long, unless it found damage too", () => {
    const race = { file: "lib/booking/races/crowd.test.ts", title: "300 buyers" };
    const slow = "AssertionError: expected 4512.3 to be less than 4000";
    for (const message of [slow, "Error: Test timed out in 30000ms.\nIf this"]) {
      expect([message, countsAtOnce({ ...race, message })]).toEqual([message, false]);
    }
    expect(countsAtOnce({ ...race, message: `${slow}\n+ id: 'I1', count: 1` })).toBe(true);
    const twice = "AssertionError: expected 2 to be less than or equal to 1";
    for (const message of ["expected 3 to be 2", twice, "expected -1 to be less than 0"]) {
      expect([message, countsAtOnce({ ...race, message })]).toEqual([message, true]);
    }
  });

  test("is had by what is quick, what is slow, and by a control that did not see its damage", () => {
    for (const [file, title] of [
      ["lib/status/status.test.ts", "while the database is away it answers all the same"],
      ["lib/booking/races/crowd.test.ts", "negative control: the same crowd is sold too much"],
      ["lib/x.test.ts", "a changed price is the one recommended, at once"],
    ] as const) {
      expect([title, countsAtOnce({ file, title })]).toEqual([title, false]);
    }
  });
});

test("errors outside any test are a failure; so is a run that left no report", () => {
  const well = reportOf({ "lib/a.test.ts": { one: true } });
  expect(fromVitest(well, bad)).toMatchObject({ passed: 1, failed: 1 });
  expect(fromVitest(well, { ok: true })).toMatchObject({ passed: 1, failed: 0 });
  expect(fromVitest(undefined, { ok: true })).toMatchObject({ passed: 0, failed: 1 });
});

describe("stories in a browser", () => {
  const story = (title: string, status: string, message?: string) => {
    const results = [{ errors: message ? [{ message }] : [] }];
    return { specs: [{ file: "a.spec.ts", title, tests: [{ status, results }] }] };
  };
  const well = story("well", "expected");
  const flaky = { suites: [{ ...well, suites: [story("late", "flaky", "Timed out")] }] };

  test("that passed at their second try have passed, and are named", () => {
    const stats = { expected: 1, unexpected: 0, flaky: 1 };
    expect(fromPlaywright({ ...flaky, stats }, { ok: true })).toMatchObject({
      passed: 2,
      failed: 0,
      saved: [{ file: "a.spec.ts", title: "late" }],
    });
  });

  test("have failed all the same if they race, or found an invariant broken", () => {
    const stats = { expected: 1, unexpected: 0, flaky: 3 };
    const race = story("two tabs pay at the same moment: charged once", "flaky");
    const broken = story("a booking is paid", "flaky", "+ id: 'I5', count: 1");
    const suites = [...flaky.suites, race, broken];
    const outcome = fromPlaywright({ suites, stats }, { ok: true });
    expect(outcome).toMatchObject({ passed: 2, failed: 2, saved: [{ title: "late" }] });
    expect(outcome.words).toContain("a.spec.ts › two tabs pay");
  });

  test("are no luck where more than five failed at first", () => {
    const stats = { expected: 100, unexpected: 3, flaky: 3 };
    expect(fromPlaywright({ ...flaky, stats }, bad)).toEqual({ passed: 100, failed: 6 });
  });
});

test("the last line stays as machines read it, and the unlucky are named before it", async () => {
  const tally = openTally();
  const saved = [{ file: "lib/a.test.ts", title: "two" }];
  await tally.count("units", () => ({ passed: 3, failed: 0, saved }));
  await tally.count("stories", () => ({ passed: 1, failed: 2 }));
  expect(tally.lastLine()).toBe("4 passed, 2 failed");
  expect(tally.secondTries()).toContain("PASSED AT THE SECOND TRY ONLY (1)");
  expect(tally.secondTries()).toContain("lib/a.test.ts › two");
  expect(openTally().secondTries()).toBeUndefined();
});
