import { randomBytes } from "node:crypto";

const slot = Symbol.for("gangway.front.mark");

/** Known in this process only: by it a header of our front is told from what a client sends under its name. */
export function frontMark(): string {
  const holder = globalThis as { [slot]?: string };
  holder[slot] ??= randomBytes(18).toString("base64url");
  return holder[slot];
}
