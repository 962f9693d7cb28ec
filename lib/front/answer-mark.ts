import type { ServerResponse } from "node:http";

/** What a page's answer is, which Next sends as 200 whatever the page turned out to be. */
export type AnswerMark = { status: 404 | 429 | 500 | 503; retryAfterSeconds?: number };

const slot = Symbol.for("gangway.front.marks");

/** By the nonce of an exchange under way, which nobody outside this process knows before it is answered. */
function marks(): Map<string, AnswerMark | null> {
  const holder = globalThis as { [slot]?: Map<string, AnswerMark | null> };
  holder[slot] ??= new Map();
  return holder[slot];
}

/** Says what the answer of the exchange with this nonce is. Behind another front than ours it says it to nobody. */
export function markAnswer(nonce: string | null, mark: AnswerMark): void {
  if (nonce !== null && marks().has(nonce)) marks().set(nonce, mark);
}

/** Lets the page of this exchange say what its answer is, until the answer's head is sent. */
export function obeyMark(nonce: string, response: ServerResponse): void {
  marks().set(nonce, null);
  response.once("close", () => marks().delete(nonce));
  const writeHead = response.writeHead.bind(response) as (...all: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]) => {
    const mark = marks().get(nonce);
    if (!mark || status !== 200) return writeHead(status, ...rest);
    response.setHeader("cache-control", "private, no-store");
    if (mark.retryAfterSeconds) response.setHeader("retry-after", mark.retryAfterSeconds);
    return writeHead(mark.status, ...rest);
  };
}
