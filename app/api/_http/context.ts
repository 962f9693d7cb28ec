import { database } from "#db/client";
import { cache } from "#lib/redis/redis";
import type { Call } from "./endpoint";

/** What the searching verbs need, for one request. */
export function searchContext<Params>({ caller, now }: Pick<Call<Params>, "caller" | "now">) {
  return { sql: database().sql, cache: cache(), now, language: caller.language };
}
