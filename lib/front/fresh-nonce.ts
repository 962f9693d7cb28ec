import { randomFillSync } from "node:crypto";

const nonceBytes = 16;
/** Drawn for many at a time: asking for 16 bytes costs as much as asking for thousands. */
const drawn = Buffer.alloc(256 * nonceBytes);
let next = drawn.length;

/** A nonce of 128 random bits as base64, 24 characters of which the last two are "="; no two are alike. */
export function freshNonce(): string {
  if (next === drawn.length) {
    randomFillSync(drawn);
    next = 0;
  }
  const nonce = drawn.toString("base64", next, next + nonceBytes);
  drawn.fill(0, next, next + nonceBytes);
  next += nonceBytes;
  return nonce;
}
