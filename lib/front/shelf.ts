import { type Grounds, stillStands } from "#lib/redis/grounds";
import { cache } from "#lib/redis/redis";

/** What is kept: as long as its grounds stand, fresh for a while, and then a little longer while one makes it anew. */
export type Shelved<T> = {
  value: T;
  grounds: Grounds;
  freshUntil: number;
  staleUntil: number;
  size: number;
};

/** What keeping an answer takes beside its bytes: its headers, its places in maps, and each name it rests on. */
const besideBytes = 2_000;
const nameBytes = 64;

/**
 * Answers that this process keeps as bytes, up to so many bytes in all; those not asked for longest give
 * way. What it takes to keep them counts too: of answers that say nothing there are as many as addresses. Times are milliseconds of performance.now().
 */
export class Shelf<T> {
  private readonly kept = new Map<string, Shelved<T>>();
  private size = 0;

  constructor(
    private readonly mostBytes: number,
    private readonly freshMs: number,
    private readonly staleMs: number,
  ) {}

  /** What may still be answered under a key. */
  find(key: string): Shelved<T> | undefined {
    const found = this.kept.get(key);
    if (!found) return undefined;
    if (performance.now() >= found.staleUntil || !stillStands(found.grounds, cache().isHearing())) {
      this.drop(key, found);
      return undefined;
    }
    this.kept.delete(key);
    this.kept.set(key, found);
    return found;
  }

  /** Keeps a value of about so many bytes, unless what it rests on has changed while it was made. */
  put(key: string, value: T, bytes: number, grounds: Grounds): void {
    const size = bytes + besideBytes + 2 * key.length + nameBytes * grounds.names.size;
    if (size > this.mostBytes / 8 || !stillStands(grounds, cache().isHearing())) return;
    const before = this.kept.get(key);
    if (before) this.drop(key, before);
    const freshUntil = performance.now() + this.freshMs;
    this.kept.set(key, { value, grounds, freshUntil, staleUntil: freshUntil + this.staleMs, size });
    this.size += size;
    const now = performance.now();
    for (const [oldest, one] of this.kept) {
      // What nobody asked for until its time was up would stay until there is no more room.
      if (this.size <= this.mostBytes && now < one.staleUntil) break;
      this.drop(oldest, one);
    }
  }

  /** Counts what a kept value has grown by. */
  grow(key: string, value: T, bytes: number): void {
    const found = this.kept.get(key);
    if (found?.value !== value) return;
    found.size += bytes;
    this.size += bytes;
  }

  /** For staff and tests. */
  get holds(): { entries: number; bytes: number } {
    return { entries: this.kept.size, bytes: this.size };
  }

  private drop(key: string, one: Shelved<T>): void {
    this.kept.delete(key);
    this.size -= one.size;
  }
}
