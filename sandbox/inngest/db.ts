import postgres from "postgres";

export type Sql = postgres.Sql;
export type Db = postgres.ISql;

export function connect(url: string, max: number): Sql {
  return postgres(url, {
    max,
    onnotice: () => {},
    connect_timeout: 5,
    // Connections stay: a lock of the leader lives as long as its session.
    max_lifetime: null,
    connection: { application_name: "sandbox-inngest", search_path: "sandbox_inngest" },
  });
}

/** Rows for json_to_recordset: as text, for the driver would encode a JSON parameter twice. */
export const rows = (value: unknown): string => JSON.stringify(value);

/**
 * A statement that fails while Postgres restarts, or loses a deadlock, is tried again for half a
 * minute: the effect it records has already happened in the app.
 */
export async function persist<T>(work: () => Promise<T>): Promise<T> {
  const giveUp = Date.now() + 30_000;
  for (let wait = 20; ; wait = Math.min(wait * 2, 1_000)) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || Date.now() > giveUp) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

// Connection trouble, deadlock, serialization, server starting or stopping.
const PASSING = /^(08|40|57P0|53|ECONN|CONNECTION_|CONNECT_|EPIPE)/;

function isPassing(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return PASSING.test(code);
}
