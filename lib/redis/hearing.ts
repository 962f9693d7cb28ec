import Redis from "ioredis";

/** Where every process tells the others what has changed. */
export const newsChannel = "gangway:news";

/** Asked this often whether the line still stands, and sure for so long after it was, in milliseconds. */
const beatMs = 250;
const sureMs = 1_000;

type Ears = {
  /** Names of what has changed. */
  hear: (names: string[]) => void;
  /** Something may have been missed. */
  lapse: () => void;
};

/**
 * One process's ear at Redis: a connection that hears what the others say has changed. Redis answers on
 * it in order, so an answer to a question asked at some moment proves that all that was said before it
 * was heard. What it may have missed it says by `lapse`.
 */
export class Hearing {
  private readonly client: Redis;
  private readonly beat: NodeJS.Timeout;
  private provenAt = Number.NEGATIVE_INFINITY;
  private isSubscribed = false;
  private isAsking = false;

  constructor(
    url: string,
    /** Whoever says something under this name is this process itself. */
    private readonly self: string,
    private readonly ears: Ears,
  ) {
    this.client = new Redis(url, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      connectTimeout: 500,
      autoResubscribe: false,
      retryStrategy: (times) => Math.min(100 * times, 1_000),
      reconnectOnError: () => false,
    });
    this.client.on("error", () => {});
    this.client.on("ready", () => void this.subscribe());
    this.client.on("close", () => this.lose());
    this.client.on("message", (_channel: string, message: string) => {
      const [speaker, ...names] = message.split(" ");
      if (speaker !== this.self) this.ears.hear(names);
    });
    this.beat = setInterval(() => void this.ask(), beatMs);
    this.beat.unref();
  }

  /** True while nothing that was said more than a second ago can have been missed. */
  isSure(now: number): boolean {
    return now - this.provenAt <= sureMs;
  }

  end(): void {
    clearInterval(this.beat);
    this.client.disconnect();
    this.lose();
  }

  private async subscribe(): Promise<void> {
    try {
      await this.client.subscribe(newsChannel);
    } catch {
      // The connection went again; the next one tries.
      return;
    }
    // What was said until now was said to nobody here.
    this.ears.lapse();
    this.isSubscribed = true;
    await this.ask();
  }

  private async ask(): Promise<void> {
    const now = performance.now();
    if (this.provenAt !== Number.NEGATIVE_INFINITY && !this.isSure(now)) {
      this.provenAt = Number.NEGATIVE_INFINITY;
      this.ears.lapse();
    }
    if (this.isAsking || !this.isSubscribed) return;
    this.isAsking = true;
    try {
      await this.client.ping();
      if (this.isSubscribed) this.provenAt = now;
    } catch {
      // The connection's end says the rest.
    } finally {
      this.isAsking = false;
    }
  }

  private lose(): void {
    const wasThere = this.isSubscribed;
    this.isSubscribed = false;
    this.provenAt = Number.NEGATIVE_INFINITY;
    if (wasThere) this.ears.lapse();
  }
}
