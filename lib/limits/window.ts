type Counted = { count: number; endsAt: number };

/** Windows that have ended are thrown away when there are so many, at most so often in milliseconds. */
const sweepAt = 10_000;
const sweepEveryMs = 1_000;

/** Counts per key, so many in a number of seconds from the first on; this process's own. Time is handed in, in milliseconds. */
export class Window {
  private readonly keys = new Map<string, Counted>();
  private sweptAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly points: number,
    private readonly seconds: number,
  ) {}

  /** Counts one; answers 0 if it was granted, else the milliseconds until the window ends. */
  take(key: string, now: number): number {
    const counted = this.keys.get(key);
    if (!counted || counted.endsAt <= now) {
      if (this.keys.size >= sweepAt && now - this.sweptAt >= sweepEveryMs) this.sweep(now);
      this.keys.set(key, { count: 1, endsAt: now + this.seconds * 1_000 });
      return 0;
    }
    counted.count += 1;
    return counted.count > this.points ? counted.endsAt - now : 0;
  }

  /** Takes one back. */
  giveBack(key: string): void {
    const counted = this.keys.get(key);
    if (counted) counted.count -= 1;
  }

  private sweep(now: number): void {
    this.sweptAt = now;
    for (const [key, { endsAt }] of this.keys) if (endsAt <= now) this.keys.delete(key);
  }
}
