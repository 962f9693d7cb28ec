import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Collection, Store } from "../wire/store";

/** An object as it is written down; its bytes lie in a file of their own. */
export interface StoredObject {
  key: string;
  file: string;
  size: number;
  /** In quotes, as it goes over the wire. */
  etag: string;
  modified: string;
  /** content-type and what else is given back with it. */
  headers: Record<string, string>;
}

/** The objects of a bucket: facts in the store, bytes on disk, both there after a crash or neither. */
export class Objects {
  private readonly facts: Collection<StoredObject>;
  private readonly folder: string;

  constructor(
    private readonly store: Store,
    stateDir: string,
  ) {
    this.facts = store.collection<StoredObject>("object");
    this.folder = path.join(stateDir, "objects");
    fs.mkdirSync(this.folder, { recursive: true });
  }

  find(key: string): StoredObject | undefined {
    return this.facts.get(key);
  }

  read({ file }: StoredObject): Buffer {
    return fs.readFileSync(path.join(this.folder, file));
  }

  put(key: string, body: Buffer, headers: Record<string, string>): StoredObject {
    const before = this.facts.get(key);
    const file = randomBytes(16).toString("hex");
    fs.writeFileSync(path.join(this.folder, file), body);
    const etag = `"${createHash("md5").update(body).digest("hex")}"`;
    const modified = new Date().toISOString();
    const stored = { key, file, size: body.length, etag, modified, headers };
    this.facts.save(key, stored);
    this.store.commit();
    if (before) this.unlink(before);
    return stored;
  }

  remove(key: string): void {
    const before = this.facts.get(key);
    if (!before) return;
    this.facts.delete(key);
    this.store.commit();
    this.unlink(before);
  }

  /** By key, in the order of their bytes. */
  list(prefix: string): StoredObject[] {
    return [...this.facts.values()]
      .filter(({ key }) => key.startsWith(prefix))
      .sort((one, other) => Buffer.compare(Buffer.from(one.key), Buffer.from(other.key)));
  }

  private unlink({ file }: StoredObject): void {
    fs.rmSync(path.join(this.folder, file), { force: true });
  }
}
