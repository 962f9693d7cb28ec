const UNIT: Record<string, number> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Milliseconds of "1w2d3h4m5s"; the SDK writes durations so. Undefined if it is none. */
export function milliseconds(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?(ms|[smhdw]))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdw])/g)) {
    total += Number(amount) * (UNIT[unit ?? ""] ?? 0);
  }
  return total;
}

/** The moment a sleep or a timeout names: a duration from now, or a date. */
export function moment(text: string, now: number): number | undefined {
  if (text === "") return now;
  const span = milliseconds(text);
  if (span !== undefined) return now + span;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

/** A Retry-After header: seconds, an HTTP date or an ISO date. */
export function retryAfter(header: string | undefined, now: number): number | undefined {
  if (!header) return undefined;
  if (/^\d+(\.\d+)?$/.test(header)) return now + Number(header) * 1_000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : at;
}

const SCHEDULE = [15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_200_000, 3_600_000];
const JITTER = 30_000;

/** Inngest's own schedule for a retry nobody gave a time for. `failed` counts from 0. */
export function backoff(failed: number, random: () => number = Math.random): number {
  const base = SCHEDULE[Math.min(failed, SCHEDULE.length - 1)] ?? 0;
  return base + Math.floor(random() * JITTER);
}
