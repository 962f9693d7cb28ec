import type { JsonObject } from "./json";
import type { Collection, Store } from "./store";

export interface Entry {
  n: number;
  at: string;
  method: string;
  path: string;
  effect: string;
  ids: string[];
  idempotency_key: string | null;
  [extra: string]: JsonObject[string] | undefined;
}

type New = Omit<Entry, "n" | "at">;

/** Every effect the stand-in took, in order: what tests compare the product's books with. */
export class Journal {
  private readonly entries: Collection<Entry>;
  private readonly last: Collection<number>;

  constructor(
    store: Store,
    cap = 20_000,
    /** What is too large to be kept twice is laid in when the journal is read. */
    private readonly enrich: (entry: Entry) => Entry = (entry) => entry,
  ) {
    this.entries = store.collection<Entry>("journal", cap);
    this.last = store.collection<number>("journal_last");
  }

  /** Written by the commit of the effect itself, so neither is seen without the other. */
  record(entry: New): Entry {
    const n = (this.last.get("n") ?? 0) + 1;
    this.last.save("n", n);
    const full = { n, at: new Date().toISOString(), ...entry } as Entry;
    this.entries.save(String(n), full);
    return full;
  }

  after(n: number): Entry[] {
    return [...this.entries.values()].filter((entry) => entry.n > n).map(this.enrich);
  }
}
