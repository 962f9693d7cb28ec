import type { JsonObject } from "../wire/json";
import { invalid } from "./errors";

interface Clause {
  not: boolean;
  field: string;
  /** Of `metadata["key"]`. */
  key: string | undefined;
  sign: string;
  value: string;
}

/** The fields by which Stripe finds payments; `~` and comparisons only where they mean something. */
const FIELDS = ["amount", "created", "currency", "customer", "metadata", "status"];
const NUMBERS = ["amount", "created"];
const CLAUSE =
  /\s*(-?)([a-z_]+)(?:\[(["'])(.+?)\3\])?\s*(>=|<=|:|~|>|<)\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+))/y;
const JOIN = /\s+(AND|OR)\s+/iy;

/** Reads Stripe's search language: clauses joined by AND or by OR, never by both. */
export function searchFor(query: string): (object: JsonObject) => boolean {
  const clauses: Clause[] = [];
  const joins = new Set<string>();
  let at = 0;
  for (;;) {
    CLAUSE.lastIndex = at;
    const match = CLAUSE.exec(query);
    if (!match) throw unreadable();
    const [whole, minus, field = "", , key, sign = ":", double, single, bare] = match;
    if (!FIELDS.includes(field) || (field === "metadata") !== (key !== undefined)) {
      throw invalid(
        `Field \`${field}\` is an unsupported search field for resource \`payment_intents\`.`,
        {
          param: "query",
        },
      );
    }
    clauses.push({ not: minus === "-", field, key, sign, value: double ?? single ?? bare ?? "" });
    at += whole.length;
    if (query.slice(at).trim() === "") break;
    JOIN.lastIndex = at;
    const join = JOIN.exec(query);
    if (!join) throw unreadable();
    joins.add((join[1] ?? "").toUpperCase());
    at += join[0].length;
  }
  if (joins.size > 1) throw unreadable();
  const one = (object: JsonObject) => (clause: Clause) => holds(object, clause) !== clause.not;
  return (object) => (joins.has("OR") ? clauses.some(one(object)) : clauses.every(one(object)));
}

function unreadable() {
  return invalid(
    'We were unable to parse your search query. Try using the format `metadata["key"]:"value"` to query for metadata or key:"value" to query for other fields.',
    { param: "query" },
  );
}

function holds(object: JsonObject, { field, key, sign, value }: Clause): boolean {
  const own = key === undefined ? object[field] : (object.metadata as JsonObject)[key];
  if (value === "null") return own === null || own === undefined;
  if (own === null || own === undefined) return false;
  if (NUMBERS.includes(field)) return compares(Number(own), sign, Number(value));
  const [has, wanted] = [String(own).toLowerCase(), value.toLowerCase()];
  return sign === "~" ? has.includes(wanted) : sign === ":" && has === wanted;
}

function compares(own: number, sign: string, value: number): boolean {
  if (sign === ">") return own > value;
  if (sign === "<") return own < value;
  if (sign === ">=") return own >= value;
  if (sign === "<=") return own <= value;
  return sign === ":" && own === value;
}

/** A page of what was found, newest first; `page` is what the one before said comes next. */
export function found(
  matches: JsonObject[],
  url: string,
  { limit = 10, page }: { limit?: number | undefined; page?: string | undefined },
): JsonObject {
  const from = page === undefined ? 0 : Number(Buffer.from(page, "base64url").toString());
  if (!Number.isSafeInteger(from) || from < 0) {
    throw invalid(`Invalid page: ${page}`, { param: "page" });
  }
  const next = from + Math.min(100, limit);
  const isMore = next < matches.length;
  return {
    object: "search_result",
    data: matches.slice(from, next),
    has_more: isMore,
    next_page: isMore ? Buffer.from(String(next)).toString("base64url") : null,
    url,
  };
}
