import type { Failure } from "./second-try.d.mts";
import type { VitestReport } from "./vitest-report.d.mts";

export type Outcome = { passed: number; failed: number; words?: string; saved?: Failure[] };
type Suite = {
  specs?: {
    file: string;
    title: string;
    tests: { status: string; results: { errors: { message?: string }[] }[] }[];
  }[];
  suites?: Suite[];
};
export type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number };
  suites?: Suite[];
};
export function openTally(): {
  count: (title: string, work: () => Outcome | Promise<Outcome>) => Promise<boolean>;
  total: { passed: number; failed: number };
  secondTries: () => string | undefined;
  lastLine: () => string;
};
export function fromVitest(
  report: VitestReport | undefined,
  how: { ok: boolean },
  second?: VitestReport,
): Outcome;
export function fromPlaywright(report: PlaywrightReport | undefined, how: { ok: boolean }): Outcome;
