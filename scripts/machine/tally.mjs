import { existsSync, readFileSync } from "node:fs";
import { green, red, say, seconds, yellow } from "./say.mjs";
import { countsAtOnce, isBroken } from "./second-try.mjs";
import { together } from "./vitest-report.mjs";

/** Counts what passed and failed over all steps, and says each with its time. */
export function openTally() {
  const total = { passed: 0, failed: 0 };
  const saved = [];

  /** A step's outcome: `{passed, failed, words, saved}`; a thrown error counts as one failure. */
  async function count(title, work) {
    const began = performance.now();
    say(`\n── ${title}`);
    let outcome;
    try {
      outcome = await work();
    } catch (error) {
      outcome = {
        passed: 0,
        failed: 1,
        words: error.name === "Trouble" ? error.message : error.stack,
      };
    }
    const { passed, failed, words } = outcome;
    total.passed += passed;
    total.failed += failed;
    saved.push(...(outcome.saved ?? []));
    if (words) say(words.trimEnd());
    const sign = failed > 0 ? red("✗") : green("✓");
    say(`${sign} ${title}: ${passed} passed, ${failed} failed ${seconds(began)}`);
    return failed === 0;
  }

  return {
    count,
    total,
    /** What passed at its second try only, aloud: it counts as passed, and somebody should look at it. */
    secondTries() {
      if (saved.length === 0) return undefined;
      const heading = `PASSED AT THE SECOND TRY ONLY (${saved.length}), to be looked at:`;
      const lines = saved.map(({ file, title }) => `  ${file}${title ? ` › ${title}` : ""}`);
      return [yellow(heading), ...lines].join("\n");
    },
    /** The line that machines read, alone and without colour. */
    lastLine: () => `${total.passed} passed, ${total.failed} failed`,
  };
}

/** A command that passes or fails as one. */
export function asOne({ ok, output, error }, { quiet = true } = {}) {
  if (ok) return { passed: 1, failed: 0, words: quiet ? undefined : output };
  return { passed: 0, failed: 1, words: error ? error.message : output };
}

/**
 * Vitest's own report, and that of the second try of some of its files if there was one. A file that could
 * not be read has no tests, and fails all the same.
 */
export function fromVitest(report, { ok }, second) {
  if (!report) return { passed: 0, failed: 1, words: "Vitest left no report." };
  const { passed, failed, saved } = together(report, second, countsAtOnce);
  // Errors outside any test end Vitest badly without a count.
  if (!ok && failed === 0 && saved.length === 0) return { passed, failed: 1, saved };
  return { passed, failed, saved };
}

/**
 * Playwright's report. It tries again by itself: what passed then counts as passed, if little failed at first
 * and nothing says that a first failure counts.
 */
export function fromPlaywright(report, { ok }) {
  if (!report) return { passed: 0, failed: 1, words: "Playwright left no report." };
  const { expected, unexpected, flaky } = report.stats;
  if (isBroken(unexpected + flaky)) return { passed: expected, failed: unexpected + flaky };
  const unlucky = flakyIn(report.suites ?? []);
  const once = unlucky.filter(countsAtOnce);
  const failed = (ok ? unexpected : Math.max(unexpected, 1)) + once.length;
  const words = once.length > 0 ? onceWords(once) : undefined;
  const saved = unlucky.filter((one) => !countsAtOnce(one));
  return { passed: expected + flaky - once.length, failed, words, saved };
}

function flakyIn(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status === "flaky")
        .map(({ results }) => ({ file, title, message: messagesOf(results) })),
    ),
    ...flakyIn(inner),
  ]);
}

function messagesOf(results) {
  return results.flatMap(({ errors }) => errors.map(({ message }) => message)).join("\n");
}

function onceWords(failures) {
  const lines = failures.map(({ file, title }) => `  ${file} › ${title}`);
  return ["Failed at first, and a second try does not count for these:", ...lines].join("\n");
}

/** A reporter's file, or undefined where there is none to read. */
export function readReport(file) {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  } catch {
    return undefined;
  }
}
