import type { z } from "zod";
import { parse } from "./read-body";

/** Reads an address's query through a schema; a parameter given twice counts once, the last. Throws `invalid`. */
export function readQuery<T>(url: URL, schema: z.ZodType<T>): T {
  const given = Object.fromEntries([...url.searchParams].filter(([, value]) => value !== ""));
  return parse(schema, given);
}
