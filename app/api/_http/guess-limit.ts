import { keyedHash } from "#lib/idempotency/request-hash";
import { checkLimit, giveBack } from "#lib/limits/check-limit";
import { keysKey } from "./mutation";

/**
 * Lets five wrong guesses through in 15 minutes, per account and per address; a right one doesn't count.
 * `account` is what names it (an e-mail address, an id), of which only a hash is kept; null for a guess at none,
 * or all who guess at none would share one limit. Throws
 * `rate_limited`, and what `guess` throws.
 */
export async function withGuessLimit<T>(
  who: { account: string | null; address: string },
  guess: () => Promise<T>,
): Promise<T> {
  const keys = [`address:${who.address}`];
  if (who.account !== null) {
    const hash = keyedHash(keysKey("addresses"), who.account.trim().toLowerCase());
    keys.push(`account:${hash.toString("base64url")}`);
  }
  await Promise.all(keys.map((key) => checkLimit("sign_in", key, 1)));
  const right = await guess();
  await Promise.all(keys.map((key) => giveBack("sign_in", key, 1)));
  return right;
}
