import { randomUUID } from "node:crypto";
import Redis from "ioredis";
import { config } from "#lib/config/config";
import { log } from "#lib/log/log";
import { clientSpan } from "#lib/trace/trace";
import { Breaker } from "./breaker";
import { Hearing } from "./hearing";
import { everything, takeNews } from "./news";

/** What Redis may cost one command before it counts as away, in milliseconds. */
const commandTimeoutMs = 50;

/** Redis behind its breaker. It only ever makes things faster: nobody may depend on an answer. */
export class Cache {
  private readonly breaker = new Breaker();
  private hearing: Hearing | null = null;
  /** Under which this process tells the others what has changed. */
  readonly speaker = randomUUID();

  constructor(
    readonly client: Redis | null,
    private readonly url?: string,
  ) {}

  /** Begins to hear what other processes say has changed; without it nothing is kept here for more than a second. */
  listen(): void {
    if (this.hearing || !this.client || !this.url) return;
    const lapse = () => takeNews([everything]);
    this.hearing = new Hearing(this.url, this.speaker, { hear: takeNews, lapse });
  }

  /** True while nothing that others said more than a second ago can have been missed. */
  isHearing(): boolean {
    return this.hearing?.isSure(performance.now()) ?? false;
  }

  /** Lets go of Redis; for tests, and for who opened one of his own. */
  end(): void {
    this.hearing?.end();
    this.client?.disconnect();
  }

  /**
   * Runs commands; null when Redis is not configured, away, slow or answers nonsense. Never throws,
   * and never takes longer than a command's time-out, even with Redis stopped.
   */
  async attempt<T>(commands: (client: Redis) => Promise<T>): Promise<T | null> {
    const client = this.client;
    if (!client || !this.breaker.admits(performance.now())) return null;
    let timer: NodeJS.Timeout | undefined;
    try {
      // The commands together, not each: several in a row must not add up.
      const deadline = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error("Redis took too long")), commandTimeoutMs);
      });
      const about = { "db.system.name": "redis" } as const;
      const asked = () => Promise.race([commands(client), deadline]);
      const answer = await clientSpan("redis", about, asked);
      this.breaker.succeeded();
      return answer;
    } catch (error) {
      this.breaker.failed(performance.now());
      log().debug({ err: error }, "redis: went on without it");
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  /** For health and staff: `off` (not configured), `away` or `up`. */
  state(): "off" | "away" | "up" {
    if (!this.client) return "off";
    return this.client.status === "ready" && !this.breaker.isOpen() ? "up" : "away";
  }
}

/** Connects to Redis with clients' usual habit of waiting switched off. */
export function openCache(url: string | undefined): Cache {
  if (!url) return new Cache(null);
  const client = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: commandTimeoutMs,
    connectTimeout: 500,
    enableAutoPipelining: true,
    retryStrategy: (times) => Math.min(100 * times, 1_000),
    reconnectOnError: () => false,
  });
  // Without a listener ioredis prints; the breaker already knows.
  client.on("error", () => {});
  return new Cache(client, url);
}

const slot = Symbol.for("gangway.cache");

/** The process's Redis, connected at first use. */
export function cache(): Cache {
  const holder = globalThis as { [slot]?: Cache };
  holder[slot] ??= openCache(config().REDIS_URL);
  return holder[slot];
}
