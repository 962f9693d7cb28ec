import { config } from "#lib/config/config";
import { DomainError } from "#lib/errors/domain-error";

/**
 * A browser sends our cookie wherever a request comes from, so a change that rides on it must say that
 * it comes from our own pages. A missing Origin is refused too. Bearer tokens are not sent by themselves.
 * Throws `forbidden`.
 */
export function checkOrigin(headers: Headers): void {
  if (!headers.has("cookie") || headers.has("authorization")) return;
  const origin = headers.get("origin");
  const host = headers.get("host");
  if (!origin) throw new DomainError("forbidden", "A change made with a cookie needs an Origin.");
  const own = new URL(config().APP_URL).origin;
  if (origin === own) return;
  if (host && (origin === `http://${host}` || origin === `https://${host}`)) return;
  throw new DomainError("forbidden", "This request comes from another site.");
}
