import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { config } from "#lib/config/config";
import { type PoolUse, watchedBegin } from "./begin";
import * as alert from "./schema/alert";
import * as audit from "./schema/audit";
import * as booking from "./schema/booking";
import * as capacity from "./schema/capacity";
import * as fare from "./schema/fare";
import * as idempotency from "./schema/idempotency";
import * as ledger from "./schema/ledger";
import * as notice from "./schema/notice";
import * as operator from "./schema/operator";
import * as outbox from "./schema/outbox";
import * as payment from "./schema/payment";
import * as port from "./schema/port";
import * as timetable from "./schema/timetable";
import * as transition from "./schema/transition";
import * as vessel from "./schema/vessel";
import * as voyage from "./schema/voyage";

export const schema = {
  ...alert,
  ...audit,
  ...booking,
  ...capacity,
  ...fare,
  ...idempotency,
  ...ledger,
  ...notice,
  ...operator,
  ...outbox,
  ...payment,
  ...port,
  ...timetable,
  ...transition,
  ...vessel,
  ...voyage,
};

/** The raw client: tagged SQL, Dates, bigint columns as numbers. Hot paths and everything that locks. */
export type Sql = postgres.Sql<{ bigint: number }>;
/** The raw client inside a transaction. */
export type Tx = postgres.TransactionSql<{ bigint: number }>;
/** Either: for verbs that read, or that join whatever transaction they are given. */
export type Executor = postgres.ISql<{ bigint: number }>;
export type Drizzle = PostgresJsDatabase<typeof schema>;
export type Database = {
  sql: Sql;
  drizzle: Drizzle;
  /** Of the pool of transactions. */
  use: PoolUse;
  end: () => Promise<void>;
};

/** Our ids and minor units stay far below 2^53, so a number is exact and easier to handle. */
const numberForBigint = {
  to: 20,
  from: [20],
  serialize: (value: number) => String(value),
  parse: (text: string) => Number(text),
};

/**
 * Opens a database: a pool for raw reads, one for raw transactions, and one for Drizzle, which changes its
 * client's date and JSON codecs. `connections` bounds the transactions at a time; the others have half and
 * a quarter as many. The URL may name several hosts; the one that takes writes is used. `onNotice` hears what
 * the server says beside its answers; by default nobody does.
 */
export function openDatabase(
  url: string,
  connections: number,
  onNotice: (notice: postgres.Notice) => void = () => {},
): Database {
  const options = {
    connect_timeout: 5,
    idle_timeout: 60,
    max_lifetime: 30 * 60,
    // Its own waits grow to 20 s a connection: a database that is back is used within the second.
    backoff: (tries: number) => Math.min(1, 0.02 * 2 ** tries),
    target_session_attrs: "read-write" as const,
    onnotice: onNotice,
    connection: {
      application_name: "gangway",
      // A day of a statement of ours is UTC's, whatever the server is set to.
      TimeZone: "UTC",
      lock_timeout: 2_000,
      statement_timeout: 10_000,
      idle_in_transaction_session_timeout: 15_000,
    },
  };
  const types = { bigint: numberForBigint };
  const sql = postgres(url, { ...options, max: Math.max(2, Math.floor(connections / 2)), types });
  // Its connections are mended by patches/postgres+3.4.9.patch: one that died inside a transaction was
  // lost for good, or took that transaction's late statements into the next one's (transaction.test.ts).
  // postgres.js sends a BEGIN behind plain queries still under way on a connection, and takes the end of
  // one of those for the transaction's (UNSAFE_TRANSACTION under load). Transactions have their own pool.
  const transactions = postgres(url, { ...options, max: connections, types });
  const use: PoolUse = { inUse: 0, waiting: 0, size: connections };
  sql.begin = watchedBegin(transactions.begin, use);
  const drizzleClient = postgres(url, {
    ...options,
    max: Math.max(2, Math.floor(connections / 4)),
  });
  return {
    sql,
    drizzle: drizzle(drizzleClient, { schema }),
    use,
    end: async () => {
      const clients = [sql, transactions, drizzleClient];
      await Promise.all(clients.map((client) => client.end({ timeout: 2 })));
    },
  };
}

/**
 * Opens one connection for work that takes minutes and hurries nobody, such as an import: no statement
 * of it is cut off. It must not hold what a traveller waits for. End it yourself.
 */
export function openForLongWork(url: string): Sql {
  return postgres(url, {
    max: 1,
    connect_timeout: 30,
    // It lives as long as its work.
    idle_timeout: 0,
    max_lifetime: null,
    target_session_attrs: "read-write",
    onnotice: () => {},
    connection: { application_name: "gangway long work", TimeZone: "UTC" },
    types: { bigint: numberForBigint },
  });
}

const slot = Symbol.for("gangway.database");

/** The process's database, opened at first use. */
export function database(): Database {
  const holder = globalThis as { [slot]?: Database };
  holder[slot] ??= openDatabase(config().DATABASE_URL, config().DATABASE_POOL);
  return holder[slot];
}
