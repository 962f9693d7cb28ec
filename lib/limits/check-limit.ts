import { RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { DomainError } from "#lib/errors/domain-error";
import { cache } from "#lib/redis/redis";
import { Window } from "./window";

/** Requests in a number of seconds, per address; `guarded` ones protect a secret, or what everybody is shown, and are counted across processes. */
const limits = {
  read: { points: 600, seconds: 60 },
  search: { points: 300, seconds: 60 },
  discover: { points: 120, seconds: 60 },
  book: { points: 30, seconds: 60 },
  pay: { points: 60, seconds: 60 },
  staff: { points: 1_200, seconds: 60 },
  events: { points: 240, seconds: 60 },
  webhook: { points: 6_000, seconds: 60 },
  session: { points: 5, seconds: 15 * 60 },
  sign_in: { points: 5, seconds: 15 * 60 },
  account_mail: { points: 5, seconds: 60 * 60 },
  /** Of one sender: the same recommendation followed, and all of them. */
  follow: { points: 1, seconds: 24 * 60 * 60 },
  follows: { points: 20, seconds: 60 * 60 },
  /** Browsers of one sender that are remembered from then on. */
  agree: { points: 30, seconds: 60 * 60 },
} as const;

export type LimitName = keyof typeof limits;
/** Limits that keep somebody from guessing, or from speaking for many: never scaled. */
const guarded = new Set<LimitName>([
  "session",
  "sign_in",
  "account_mail",
  "follow",
  "follows",
  "agree",
]);

/** This process's own counting, and, where it matters, everybody's. */
type Limiters = { here: Window; shared: RateLimiterRedis | null };
const slot = Symbol.for("gangway.limits");

function limitersOf(name: LimitName, scale: number): Limiters {
  const holder = globalThis as { [slot]?: Map<string, Limiters> };
  holder[slot] ??= new Map();
  const existing = holder[slot].get(name);
  if (existing) return existing;
  const { points, seconds } = limits[name];
  const options = {
    keyPrefix: `limit:${name}`,
    points: guarded.has(name) ? points : Math.ceil(points * scale),
    duration: seconds,
  };
  const client = guarded.has(name) ? cache().client : null;
  const limiters = {
    here: new Window(options.points, seconds),
    shared: client ? new RateLimiterRedis({ ...options, storeClient: client }) : null,
  };
  holder[slot].set(name, limiters);
  return limiters;
}

/**
 * Counts one request of `key` against a limit: in Redis where the limit guards a secret, in this process
 * otherwise and while Redis is away, whose breaker decides what asking it may cost. Throws `rate_limited`
 * with the seconds to wait.
 */
export async function checkLimit(name: LimitName, key: string, scale: number): Promise<void> {
  const { here, shared } = limitersOf(name, scale);
  const counted = shared && (await cache().attempt(() => verdictOf(shared.consume(key, 1))));
  const waitMs = counted ?? here.take(key, performance.now());
  if (waitMs === 0) return;
  throw new DomainError("rate_limited", "Too many requests. Please wait a moment.", {
    retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)),
  });
}

/** checkLimit for who cannot wait: whether a limit that guards no secret, and is this process's own, grants one more. */
export function isWithinLimit(name: LimitName, key: string, scale: number): boolean {
  return limitersOf(name, scale).here.take(key, performance.now()) === 0;
}

/** Gives a request back that turned out to be no guess. Never throws: at worst the limit lasts longer than it should. */
export async function giveBack(name: LimitName, key: string, scale: number): Promise<void> {
  const { here, shared } = limitersOf(name, scale);
  const given = shared && (await cache().attempt(() => shared.reward(key, 1)));
  if (!given) here.giveBack(key);
}

/** The limiter refuses by rejecting with its result; whatever else it rejects with is a failure of its store. Answers as Window. */
async function verdictOf(consuming: Promise<unknown>): Promise<number> {
  try {
    await consuming;
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, refused.msBeforeNext);
    throw refused;
  }
}
