"use client";

/** Keys of what was asked for and not answered yet, by what it was. */
const open = new Map<string, string>();

/**
 * The idempotency key of a wish (path and body) until it is answered: a second click meanwhile, or a try
 * after an answer that was lost, carries the same key and changes nothing twice. Afterwards the same wish is
 * another: who asks for a mail once more wants one more.
 */
export function keyOfWish(wish: string): string {
  const key = open.get(wish) ?? crypto.randomUUID();
  open.set(wish, key);
  return key;
}

/** The wish was answered, or refused. */
export function wishAnswered(wish: string): void {
  open.delete(wish);
}
