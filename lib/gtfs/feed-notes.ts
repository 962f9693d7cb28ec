import type { Flaw } from "./feed-refused";

/** A small defect that the specification lets one live with, how often it came and where first. */
export type Note = Flaw & { count: number };

/** Counts small defects by file, field and kind, so that a million of them take one line. */
export class FeedNotes {
  private readonly known = new Map<string, Note>();

  add({ file, line, field, says }: Flaw, count = 1): void {
    if (count === 0) return;
    const key = `${file}\n${field ?? ""}\n${says}`;
    const note = this.known.get(key);
    if (note) note.count += count;
    else this.known.set(key, { file, line, field, says, count });
  }

  list(): Note[] {
    return [...this.known.values()];
  }
}
