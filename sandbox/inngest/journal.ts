import { type Db, rows } from "./db";

/** One thing this server did, as the other stand-ins report theirs. */
export interface Entry {
  method: string;
  path: string;
  effect: string;
  ids: string[];
  idempotency_key?: string | null;
}

/** Written in the transaction of the effect itself: the journal never knows more or less than it. */
export async function note(db: Db, entries: Entry[]): Promise<void> {
  if (entries.length === 0) return;
  await db`
    INSERT INTO journal (method, path, effect, ids, idempotency_key)
    SELECT method, path, effect, ids, idempotency_key
    FROM json_to_recordset(${rows(entries)}::text::json)
      AS x(method text, path text, effect text, ids text[], idempotency_key text)`;
}

export async function readJournal(db: Db, after: number): Promise<object[]> {
  return db`
    SELECT n::float8 AS n, at, method, path, effect, ids, idempotency_key
    FROM journal WHERE n > ${after} ORDER BY n LIMIT 10000`;
}
