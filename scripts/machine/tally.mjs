import { existsSync, readFileSync } from "node:fs";
import { green, red, say, seconds } from "./say.mjs";

/** Counts what passed and failed over all steps, and says each with its time. */
export function openTally() {
  const total = { passed: 0, failed: 0 };

  /** A step's outcome: `{passed, failed, words}`; a thrown error counts as one failure. */
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
    if (words) say(words.trimEnd());
    const sign = failed > 0 ? red("✗") : green("✓");
    say(`${sign} ${title}: ${passed} passed, ${failed} failed ${seconds(began)}`);
    return failed === 0;
  }

  return {
    count,
    total,
    /** The line that machines read, alone and without colour. */
    lastLine: () => `${total.passed} passed, ${total.failed} failed`,
  };
}

/** A command that passes or fails as one. */
export function asOne({ ok, output, error }, { quiet = true } = {}) {
  if (ok) return { passed: 1, failed: 0, words: quiet ? undefined : output };
  return { passed: 0, failed: 1, words: error ? error.message : output };
}

/** Vitest's own report. A file that could not be read has no tests, and fails all the same. */
export function fromVitest(file, { ok }) {
  const report = readReport(file);
  if (!report) return { passed: 0, failed: 1, words: "Vitest left no report." };
  const barren = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every((one) => one.status !== "failed"),
  ).length;
  const failed = report.numFailedTests + barren;
  // Errors outside any test end Vitest badly without a count.
  return { passed: report.numPassedTests, failed: ok ? failed : Math.max(failed, 1) };
}

export function fromPlaywright(file, { ok }) {
  const report = readReport(file);
  if (!report) return { passed: 0, failed: 1, words: "Playwright left no report." };
  const { expected, unexpected, flaky } = report.stats;
  const failed = unexpected + flaky;
  return { passed: expected, failed: ok ? failed : Math.max(failed, 1) };
}

function readReport(file) {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  } catch {
    return undefined;
  }
}
