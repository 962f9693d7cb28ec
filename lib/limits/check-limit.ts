import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { DomainError } from "#lib/errors/domain-error";
import { cache } from "#lib/redis/redis";

/** Requests in a number of seconds, per address; `guarded` ones protect a secret and are counted across processes. */
const limits = {
  read: { points: 600, seconds: 60 },
  search: { points: 300, seconds: 60 },
  book: { points: 30, seconds: 60 },
  pay: { points: 60, seconds: 60 },
  webhook: { points: 6_000, seconds: 60 },
  session: { points: 5, seconds: 15 * 60 },
} as const;

export type LimitName = keyof typeof limits;
/** Limits that keep somebody from guessing: never scaled. */
const guarded = new Set<LimitName>(["session"]);

const slot = Symbol.for("gangway.limits");

function limiterOf(name: LimitName, scale: number): RateLimiterMemory | RateLimiterRedis {
  const holder = globalThis as { [slot]?: Map<string, RateLimiterMemory | RateLimiterRedis> };
  holder[slot] ??= new Map();
  const existing = holder[slot].get(name);
  if (existing) return existing;
  const { points, seconds } = limits[name];
  const options = {
    keyPrefix: `limit:${name}`,
    points: guarded.has(name) ? points : Math.ceil(points * scale),
    duration: seconds,
  };
  const memory = new RateLimiterMemory(options);
  const client = cache().client;
  const limiter =
    guarded.has(name) && client
      ? new RateLimiterRedis({ ...options, storeClient: client, insuranceLimiter: memory })
      : memory;
  holder[slot].set(name, limiter);
  return limiter;
}

/** Counts one request of `key` against a limit. Throws `rate_limited` with the seconds to wait. */
export async function checkLimit(name: LimitName, key: string, scale: number): Promise<void> {
  try {
    await limiterOf(name, scale).consume(key, 1);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) return;
    throw new DomainError("rate_limited", "Too many requests. Please wait a moment.", {
      retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1_000)),
    });
  }
}

/** Gives a request back that turned out to be no guess. */
export async function giveBack(name: LimitName, key: string, scale: number): Promise<void> {
  try {
    await limiterOf(name, scale).reward(key, 1);
  } catch {
    // The store is away: the limit then lasts a little longer than it should.
  }
}
