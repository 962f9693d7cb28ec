import { keyedHash } from "#lib/idempotency/request-hash";
import { checkLimit, giveBack } from "#lib/limits/check-limit";
import { keysKey } from "./mutation";

/**
 * Lets five wrong guesses through in 15 minutes, per account and per address; a right one doesn't count.
 * `account` is what names it (an e-mail address, an id), of which only a hash is kept. Throws
 * `rate_limited`, and what `guess` throws.
 */
export async function withGuessLimit<T>(
  who: { account: string; address: string },
  guess: () => Promise<T>,
): Promise<T> {
  const hash = keyedHash(keysKey("addresses"), who.account.trim().toLowerCase());
  const keys = [`account:${hash.toString("base64url")}`, `address:${who.address}`];
  await Promise.all(keys.map((key) => checkLimit("sign_in", key, 1)));
  const right = await guess();
  await Promise.all(keys.map((key) => giveBack("sign_in", key, 1)));
  return right;
}
