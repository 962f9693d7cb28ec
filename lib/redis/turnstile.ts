import { randomUUID } from "node:crypto";
import type { Cache } from "./redis";

/** The longest that one waits for somebody else to leave. */
const patienceMs = 45;
/** The longest that one waits for Redis itself: what a request asks of it afterwards may take its 50 ms too. */
const answerMs = 6;
/** After waiting in vain nobody waits for so long: longer than anybody stands in a queue here, so that each loses it once. */
const pauseMs = 6_000;
const pauseWithoutAnswerMs = 1_000;
/** How often one who waits asks again. */
const askAgainMs = 4;
/** A holder that died lets the next one through after this; one that takes longer is simply not alone. */
const holdMs = 1_000;
/** What a process said of its crowd counts for so long. */
const crowdMs = 2_000;

/**
 * Says how many wait in this process, and takes the turnstile if the crowd before it is large and stands
 * in more than one process: "cool" where it isn't, "held" for whoever has it now, "taken" for the others.
 */
const enterScript = `
  redis.call("HSET", KEYS[2], ARGV[2], ARGV[3])
  redis.call("PEXPIRE", KEYS[2], ARGV[6])
  local crowd = 0
  for _, waiting in ipairs(redis.call("HVALS", KEYS[2])) do crowd = crowd + tonumber(waiting) end
  if redis.call("HLEN", KEYS[2]) < 2 or crowd < tonumber(ARGV[4]) then return "cool" end
  if redis.call("SET", KEYS[1], ARGV[1], "NX", "PX", ARGV[5]) then return "held" end
  return "taken"`;

/** Frees the turnstile for its holder only: after its time it may be somebody else's. */
const leaveScript = `
  if redis.call("GET", KEYS[1]) == ARGV[1] then return redis.call("DEL", KEYS[1]) end
  return 0`;

const lockKey = (name: string) => `turnstile:${name}`;
const crowdKey = (name: string) => `turnstile_crowd:${name}`;

/**
 * Where work that several processes would only fight over is done by one process at a time, while at
 * least `hot` wait for it in two processes or more. It keeps nobody out: whoever has waited 45 ms goes on,
 * and so does everybody when Redis is away, slow, or forgot; and where somebody has waited in vain, nobody
 * of this process waits for a while. What must not happen twice has to be held elsewhere.
 */
export class Turnstile {
  private readonly process = randomUUID();
  private readonly pausedUntil = new Map<string, number>();

  constructor(
    private readonly cache: () => Cache,
    private readonly hot: number,
  ) {}

  /** Does `work`, for which `waiting` wait in this process, through the turnstile of `name`. Rejects as `work` does. */
  async through<T>(name: string, waiting: number, work: () => Promise<T>): Promise<T> {
    if (this.isPaused(name)) return await work();
    const token = randomUUID();
    const isHeld = await this.enter(name, waiting, token);
    try {
      return await work();
    } finally {
      if (isHeld) this.leave(name, token);
    }
  }

  private async enter(name: string, waiting: number, token: string): Promise<boolean> {
    const until = performance.now() + patienceMs;
    for (;;) {
      const answer = await inTime(this.ask(name, waiting, token));
      if (answer === "held" || answer === "cool") return answer === "held";
      if (answer !== "taken") {
        // It may yet be taken for us; nobody shall wait for that.
        this.leave(name, token);
        return this.goOn(name, pauseWithoutAnswerMs);
      }
      if (until - performance.now() <= askAgainMs) return this.goOn(name, pauseMs);
      await new Promise((wake) => setTimeout(wake, askAgainMs));
    }
  }

  /** Without it, and so do those who come after, for a while. */
  private goOn(name: string, ms: number): false {
    const now = performance.now();
    for (const [old, until] of this.pausedUntil) if (until <= now) this.pausedUntil.delete(old);
    this.pausedUntil.set(name, now + ms);
    return false;
  }

  private async ask(name: string, waiting: number, token: string): Promise<unknown> {
    const keys = [lockKey(name), crowdKey(name)];
    const said = [token, this.process, waiting, this.hot, holdMs, crowdMs];
    return await this.cache().attempt((client) => client.eval(enterScript, 2, ...keys, ...said));
  }

  /** Nobody waits for it, so the breaker has no say: a busy process that gave up on an answer still leaves. */
  private leave(name: string, token: string): void {
    this.cache()
      .client?.eval(leaveScript, 1, lockKey(name), token)
      .catch(() => {});
  }

  private isPaused(name: string): boolean {
    return performance.now() < (this.pausedUntil.get(name) ?? 0);
  }
}

/** The answer, or null where it does not come soon enough. */
async function inTime(answer: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<null>((resolve) => {
    // A busy process is late itself: what has arrived meanwhile is read before it counts as missing.
    timer = setTimeout(() => setImmediate(() => resolve(null)), answerMs);
  });
  try {
    return await Promise.race([answer, end]);
  } finally {
    clearTimeout(timer);
  }
}
