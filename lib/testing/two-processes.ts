import { openDatabase } from "#db/client";
import { openWorld, type World } from "./world";

/** Two app processes on one database, as far as the database can tell: each has its own connections and queues. */
export type TwoProcesses = {
  one: World;
  other: World;
  /** The process whose turn it is. */
  turn: (index: number) => World;
  end: () => Promise<void>;
};

/** openWorld, with a second process beside it. */
export async function openTwoProcesses(serverUrl: string, connections = 20): Promise<TwoProcesses> {
  const one = await openWorld(serverUrl, connections);
  const database = openDatabase(one.url, connections);
  const other = { ...one, database, sql: database.sql };
  return {
    one,
    other,
    turn: (index) => (index % 2 === 0 ? one : other),
    end: async () => {
      await database.end();
      await one.end();
    },
  };
}

/**
 * Switches a guard off for a negative control: a function of the database with a part of its text
 * replaced. Throws when the part isn't there, for then the control would control nothing.
 */
export async function weaken(
  { sql }: World,
  name: string,
  parts: [is: string, becomes: string][],
): Promise<void> {
  const [row] = await sql<{ text: string }[]>`
    select pg_get_functiondef(${name}::regproc) as text`;
  let text = row?.text ?? "";
  for (const [is, becomes] of parts) {
    if (!text.includes(is)) throw new Error(`${name} has no such part: ${is}`);
    text = text.replaceAll(is, becomes);
  }
  await sql.unsafe(text);
}
