export type Failure = { file: string; title: string; message?: string | undefined };
export function countsAtOnce(failure: Failure): boolean;
export function filesToTryAgain(failures: Failure[]): string[];
export function isBroken(count: number): boolean;
