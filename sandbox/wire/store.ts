import fs from "node:fs";
import path from "node:path";

/**
 * State that survives kill -9: every commit is one line of an append-only log, replayed at
 * start (the last write of an id wins). One line is one unit, so a crash never shows half of
 * a request's effects; a torn last line is dropped. No fsync: the process may die, the
 * machine is not expected to.
 */
type Line = { put?: [kind: string, id: string, value: unknown][]; del?: [string, string][] };

export interface Collection<T> {
  get(id: string): T | undefined;
  save(id: string, value: T): void;
  delete(id: string): void;
  /** Oldest first. */
  values(): Iterable<T>;
  newestFirst(): T[];
  readonly size: number;
}

/** The log is rewritten when it is this large and mostly past. */
const COMPACT_FROM_BYTES = 64 * 1024 * 1024;
const COMPACT_AT_MULTIPLE = 3;

export class Store {
  private readonly kinds = new Map<string, Map<string, unknown>>();
  private readonly caps = new Map<string, number>();
  private dirty = new Map<string, [string, string]>();
  private removed: [string, string][] = [];
  private fd: number;
  private bytes: number;
  private compactAt = COMPACT_FROM_BYTES;

  private constructor(private readonly file: string) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    this.bytes = this.replay();
    this.fd = fs.openSync(file, "a");
  }

  static open(stateDir: string): Store {
    return new Store(path.join(stateDir, "state.jsonl"));
  }

  /** `cap` keeps memory bounded: beyond it the oldest entry goes. */
  collection<T>(kind: string, cap = Number.POSITIVE_INFINITY): Collection<T> {
    this.caps.set(kind, cap);
    const map = this.map(kind) as Map<string, T>;
    this.evict(kind);
    const store = this;
    return {
      get: (id) => map.get(id),
      save(id, value) {
        map.set(id, value);
        store.dirty.set(`${kind}\n${id}`, [kind, id]);
        store.evict(kind);
      },
      delete(id) {
        if (map.delete(id)) store.removed.push([kind, id]);
      },
      values: () => map.values(),
      newestFirst: () => [...map.values()].reverse(),
      get size() {
        return map.size;
      },
    };
  }

  /** Writes what changed since the last commit as one line. */
  commit(): void {
    if (this.dirty.size === 0 && this.removed.length === 0) return;
    const put: Line["put"] = [];
    for (const [kind, id] of this.dirty.values()) {
      const value = this.map(kind).get(id);
      if (value !== undefined) put.push([kind, id, value]);
    }
    const line: Line = { put };
    if (this.removed.length > 0) line.del = this.removed;
    this.append(Buffer.from(`${JSON.stringify(line)}\n`));
    this.dirty = new Map();
    this.removed = [];
    if (this.bytes > this.compactAt) this.compact();
  }

  close(): void {
    this.commit();
    fs.closeSync(this.fd);
  }

  /** A full disk takes a part of a line: it is taken back, or the next one would be glued to it. */
  private append(line: Buffer): void {
    let written = 0;
    try {
      while (written < line.length) written += fs.writeSync(this.fd, line, written);
    } catch (error) {
      if (written > 0) fs.ftruncateSync(this.fd, this.bytes);
      throw error;
    }
    this.bytes += written;
  }

  private map(kind: string): Map<string, unknown> {
    let map = this.kinds.get(kind);
    if (!map) {
      map = new Map();
      this.kinds.set(kind, map);
    }
    return map;
  }

  private evict(kind: string): void {
    const map = this.map(kind);
    const cap = this.caps.get(kind) ?? Number.POSITIVE_INFINITY;
    for (const id of map.keys()) {
      if (map.size <= cap) return;
      map.delete(id);
    }
  }

  private replay(): number {
    if (!fs.existsSync(this.file)) return 0;
    const content = fs.readFileSync(this.file);
    let start = 0;
    for (;;) {
      const end = content.indexOf(10, start);
      if (end < 0) break;
      this.apply(JSON.parse(content.toString("utf8", start, end)) as Line);
      start = end + 1;
    }
    // A torn tail would glue itself to the next line.
    if (start < content.length) fs.truncateSync(this.file, start);
    return start;
  }

  private apply(line: Line): void {
    for (const [kind, id, value] of line.put ?? []) this.map(kind).set(id, value);
    for (const [kind, id] of line.del ?? []) this.map(kind).delete(id);
  }

  /** Rewrites the log to what is alive; the rename makes it all or nothing. */
  private compact(): void {
    const temporary = `${this.file}.new`;
    const out = fs.openSync(temporary, "w");
    let bytes = 0;
    for (const [kind, map] of this.kinds) {
      for (const [id, value] of map) {
        bytes += fs.writeSync(out, `${JSON.stringify({ put: [[kind, id, value]] })}\n`);
      }
    }
    fs.closeSync(out);
    fs.renameSync(temporary, this.file);
    fs.closeSync(this.fd);
    this.fd = fs.openSync(this.file, "a");
    this.bytes = bytes;
    this.compactAt = Math.max(COMPACT_FROM_BYTES, bytes * COMPACT_AT_MULTIPLE);
  }
}
