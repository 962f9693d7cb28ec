import { database } from "#db/client";
import { assert } from "#lib/errors/assert";
import { answerOnce } from "#lib/idempotency/answer-once";
import { keyedHash } from "#lib/idempotency/request-hash";
import type { Answer } from "./answer";
import { keysKey } from "./mutation";
import { readText } from "./read-body";

/**
 * Answers a change that carries a key: `answer` is asked once, and the same request gets the same status and
 * body again, with `Idempotent-Replayed: true`. Throws `in_progress`, `idempotency_mismatch`, and what
 * `answer` throws.
 */
export async function answerKeyed(
  request: Request,
  by: { actor: string; key: string },
  answer: (request: Request) => Promise<Answer | Response>,
): Promise<Answer> {
  const text = await readText(request);
  const { pathname, search } = new URL(request.url);
  const asked = [request.method, pathname + search, meaningOf(text)];
  const { replayed, ...kept } = await answerOnce(
    { sql: database().sql, sealingKey: keysKey("answers") },
    { ...by, requestHash: keyedHash(keysKey("requests"), asked) },
    async () => {
      const { url, method, headers } = request;
      const given = await answer(new Request(url, { method, headers, body: text || null }));
      assert(!(given instanceof Response || given.headers), "a change's answer can be given again");
      const { status = 200, body, grants } = given;
      return { status, body, grants };
    },
  );
  return { ...kept, ...(replayed ? { headers: { "idempotent-replayed": "true" } } : {}) };
}

/** No request nests as deep, and who compares one that does runs out of stack. */
const deepest = 32;

/** The body as it means: spaces and the order of members are nobody's wish. No body is an empty one. What no endpoint could read is its letters. */
function meaningOf(text: string): unknown {
  if (text.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    return nestsWithin(value, deepest) ? value : text;
  } catch {
    return text;
  }
}

function nestsWithin(value: unknown, levels: number): boolean {
  if (value === null || typeof value !== "object") return true;
  return levels > 0 && Object.values(value).every((member) => nestsWithin(member, levels - 1));
}
