import { createHash, randomBytes } from "node:crypto";

/** What a browser is given to be remembered by: 128 random bits, and nothing of its traveller. */
export function newLooksId(): string {
  return randomBytes(16).toString("base64url");
}

/**
 * The pseudonym under which the looks of a browser with this id are kept, a UUID: a digest, so that who reads
 * our tables cannot pass for that browser. Null for what is no id of ours.
 */
export function pseudonymOf(id: string): string | null {
  if (!/^[\w-]{22}$/.test(id)) return null;
  const hex = createHash("sha256").update(`looks ${id}`).digest("hex");
  return [8, 12, 16, 20, 32]
    .map((end, index, ends) => hex.slice(index === 0 ? 0 : ends[index - 1], end))
    .join("-");
}
