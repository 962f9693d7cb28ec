import type { Config } from "./config";
import type { Sql } from "./db";
import type { Registry } from "./registry";

/** What every part of the process shares. */
export interface Core {
  config: Config;
  sql: Sql;
  registry: Registry;
  /** Names this process on the leases it holds. */
  owner: string;
  /** Something has become due: look now, not at the next tick. */
  wake: () => void;
}

/** An event as functions see it. */
export interface EventBody {
  id: string;
  name: string;
  data: unknown;
  ts: number;
  [extra: string]: unknown;
}

/** An event on its way in: its own id here, and the sender's, which dedupes. */
export interface Incoming {
  id: string;
  externalId: string | null;
  event: EventBody;
}

export interface JsonError {
  name: string;
  message: string;
  stack?: string;
}
