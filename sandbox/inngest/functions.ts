import { milliseconds } from "./duration";

/** A function as the SDK describes it when it is synced; only what this executor reads. */
export interface FunctionConfig {
  id: string;
  name?: string;
  triggers: { event?: string; expression?: string; cron?: string }[];
  steps: Record<string, { runtime: { url: string }; retries?: { attempts?: number } }>;
  idempotency?: string;
  concurrency?: number | Limit | Limit[];
  cancel?: { event: string; if?: string; timeout?: string }[];
  batchEvents?: { maxSize: number; timeout: string; key?: string; if?: string };
  rateLimit?: { limit: number; period: string; key?: string };
  throttle?: { limit: number; period: string; key?: string; burst?: number };
  debounce?: { period: string; key?: string; timeout?: string };
  priority?: { run?: string };
  timeouts?: { start?: string; finish?: string };
  singleton?: { key?: string; mode: "skip" | "cancel" };
}

interface Limit {
  limit: number;
  key?: string;
  scope?: "fn" | "env" | "account";
}

/** A function made ready for use. */
export interface Fn {
  id: string;
  name: string;
  url: string;
  config: FunctionConfig;
  maxAttempts: number;
  /** How many of its calls run at once, whatever their key. */
  limit: number;
  keyed: Limit[];
}

const DEFAULT_RETRIES = 4;
// Inngest's own default is "as many as the plan allows"; a laptop has two cores.
const DEFAULT_LIMIT = 20;

export function ready(config: FunctionConfig, url: string): Fn {
  const limits = [config.concurrency ?? []]
    .flat()
    .map((limit) => (typeof limit === "number" ? { limit } : limit))
    .filter(({ limit }) => limit > 0);
  const own = limits.filter((l) => !l.key && (l.scope ?? "fn") === "fn").map((l) => l.limit);
  const attempts = Object.values(config.steps)[0]?.retries?.attempts ?? DEFAULT_RETRIES;
  return {
    id: config.id,
    name: config.name ?? config.id,
    url,
    config,
    maxAttempts: attempts + 1,
    limit: Math.min(DEFAULT_LIMIT, ...own),
    keyed: limits.filter((l) => l.key || (l.scope ?? "fn") !== "fn"),
  };
}

/**
 * Inngest refuses the whole app for one wrong function; a cron of six fields is the usual one, and
 * it must be refused here too, or it would first be seen in production.
 */
export function faultsOf(config: FunctionConfig): string[] {
  const faults: string[] = [];
  for (const { cron } of config.triggers) {
    if (
      cron &&
      cron
        .replace(/^(CRON_)?TZ=\S+\s+/, "")
        .trim()
        .split(/\s+/).length !== 5
    ) {
      faults.push(`${config.id}: the cron "${cron}" must have five fields`);
    }
  }
  const spans = [
    config.batchEvents?.timeout,
    config.rateLimit?.period,
    config.throttle?.period,
    config.debounce?.period,
  ];
  for (const span of spans) {
    if (span !== undefined && milliseconds(span) === undefined) {
      faults.push(`${config.id}: "${span}" is no duration`);
    }
  }
  if (
    config.batchEvents &&
    (config.cancel || config.debounce || config.singleton || config.priority)
  ) {
    faults.push(`${config.id}: batchEvents cannot be combined with what else it asks for`);
  }
  return faults;
}

/** Whether a trigger's event name, which may end in a star, covers the name of an event. */
export function covers(pattern: string, name: string): boolean {
  return pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}
