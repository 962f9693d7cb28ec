import type { Executor } from "#db/client";
import type { Language } from "#lib/fare/item-label";
import type { Cache } from "#lib/redis/redis";

/** What a search needs from outside: where to read, what time it is, and in which language to answer. */
export type SearchContext = { sql: Executor; cache: Cache; now: Date; language: Language };
