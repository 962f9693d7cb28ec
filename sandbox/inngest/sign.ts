import { createHash, createHmac, timingSafeEqual } from "node:crypto";

const PREFIX = /^signkey-[\w]+-/;
const FIVE_MINUTES = 300;

const bare = (signingKey: string): string => signingKey.replace(PREFIX, "");

function digest(body: string, seconds: string, signingKey: string): string {
  return createHmac("sha256", bare(signingKey)).update(body).update(seconds).digest("hex");
}

/** The value of X-Inngest-Signature for a body. */
export function sign(body: string, signingKey: string, now: number): string {
  const seconds = String(Math.floor(now / 1_000));
  return `t=${seconds}&s=${digest(body, seconds, signingKey)}`;
}

export function isSigned(
  signature: string,
  body: string,
  signingKey: string,
  now: number,
): boolean {
  const parts = new URLSearchParams(signature);
  const seconds = parts.get("t") ?? "";
  const age = Math.abs(now / 1_000 - Number(seconds));
  if (!seconds || !(age <= FIVE_MINUTES)) return false;
  return same(parts.get("s") ?? "", digest(body, seconds, signingKey));
}

/** What the SDK sends as its bearer token: the hash of the key, under the key's own prefix. */
export function hashedKey(signingKey: string): string {
  const prefix = signingKey.match(PREFIX)?.[0] ?? "";
  const hash = createHash("sha256")
    .update(Buffer.from(bare(signingKey), "hex"))
    .digest("hex");
  return prefix + hash;
}

export function same(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
