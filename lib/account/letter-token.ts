import { createHash } from "node:crypto";
import { config } from "#lib/config/config";
import { signToken } from "#lib/identity/signed-token";

/**
 * The token in a letter's link: 192 bits that only we can make out of the letter's id, so that no row, event
 * or job has to carry it.
 */
export function letterToken(letterId: string): string {
  return signToken(config().APP_SECRET, "account-letter", letterId);
}

/** What is kept of a token. */
export function tokenHash(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
