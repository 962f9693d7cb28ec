import { keyedHash } from "#lib/idempotency/request-hash";
import { checkLimit } from "#lib/limits/check-limit";
import { keysKey } from "./mutation";

/**
 * Lets five letters an hour go to an e-mail address, whoever asks for them, and a sender ask for letters to so
 * many; of the address only a hash is kept. Throws `rate_limited`, whether or not anything would have gone.
 */
export async function withMailLimit(email: string, address: string): Promise<void> {
  const hash = keyedHash(keysKey("addresses"), email.trim().toLowerCase());
  await checkLimit("account_mail", `to:${hash.toString("base64url")}`, 1);
  await checkLimit("pay", `letters:${address}`, 1);
}
