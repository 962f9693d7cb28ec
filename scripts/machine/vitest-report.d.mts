import type { Failure } from "./second-try.d.mts";

export type VitestReport = {
  numPassedTests: number;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] | null }[];
  }[];
};
export function failuresIn(report: VitestReport): Failure[];
export function together(
  first: VitestReport,
  second: VitestReport | undefined,
  countsAtOnce: (failure: Failure) => boolean,
): { passed: number; failed: number; saved: Failure[] };
