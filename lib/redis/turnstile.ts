import { randomUUID } from "node:crypto";
import type { Cache } from "./redis";

/** The most that a turnstile may cost whoever comes to it, with Redis well, slow or stopped. */
const patienceMs = 45;
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

export type Crowd = {
  /** What they all want, e.g. a sailing's id. */
  name: string;
  /** Who asks, among processes: each counts its own. */
  process: string;
  /** How many wait in this process. */
  waiting: number;
  /** From how many on, over all processes, they go one process at a time. */
  hot: number;
};

const lockKey = (name: string) => `turnstile:${name}`;
const crowdKey = (name: string) => `turnstile_crowd:${name}`;

/**
 * Does work that several processes would only fight over, one process at a time while the crowd is hot.
 * It keeps nobody out: whoever has waited 45 ms goes on, and so does everybody when Redis is away, slow,
 * or forgot. What must not happen twice has to be held elsewhere. Rejects as `work` does.
 */
export async function throughTurnstile<T>(
  cache: Cache,
  crowd: Crowd,
  work: () => Promise<T>,
): Promise<T> {
  const token = randomUUID();
  const isHeld = await enter(cache, crowd, token);
  try {
    return await work();
  } finally {
    if (isHeld) leave(cache, crowd.name, token);
  }
}

async function enter(cache: Cache, crowd: Crowd, token: string): Promise<boolean> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const answer = await within(ask(cache, crowd, token), until, () => {
      // It came too late to be of use; nobody shall wait for it.
      leave(cache, crowd.name, token);
    });
    if (answer !== "taken") return answer === "held";
    const restMs = until - performance.now();
    if (restMs <= askAgainMs) return false;
    await new Promise((wake) => setTimeout(wake, askAgainMs));
  }
}

async function ask(cache: Cache, crowd: Crowd, token: string): Promise<unknown> {
  const { name, process, waiting, hot } = crowd;
  return await cache.attempt((client) =>
    client.eval(
      enterScript,
      2,
      lockKey(name),
      crowdKey(name),
      token,
      process,
      waiting,
      hot,
      holdMs,
      crowdMs,
    ),
  );
}

/** Nobody waits for it, so the breaker has no say: a busy process that gave up on an answer still leaves. */
function leave(cache: Cache, name: string, token: string): void {
  cache.client?.eval(leaveScript, 1, lockKey(name), token).catch(() => {});
}

/** The answer, or null at `until` (of performance.now); `tooLate` if it then says that the turnstile was taken. */
async function within(
  answer: Promise<unknown>,
  until: number,
  tooLate: () => void,
): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  let isLate = false;
  const end = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      isLate = true;
      resolve(null);
    }, until - performance.now());
  });
  void answer.then((said) => {
    if (isLate && said === "held") tooLate();
  });
  const first = await Promise.race([answer, end]);
  clearTimeout(timer);
  return first;
}
