import { config } from "#lib/config/config";
import { DomainError } from "#lib/errors/domain-error";

/**
 * Whether a page that asks is one of ours: at the shop's own address, or at the name by which it was asked. Over
 * HTTP only where the shop itself is: whoever is in between can write any page at http:// of our name.
 */
export function isOwnOrigin(
  origin: string,
  host: string | null,
  shop: string = config().APP_URL,
): boolean {
  const own = new URL(shop);
  if (origin === own.origin) return true;
  if (!host) return false;
  return origin === `https://${host}` || (own.protocol === "http:" && origin === `http://${host}`);
}

/**
 * A browser sends our cookie wherever a request comes from, so a change with a cookie that says it comes
 * from another site is refused. One that says nothing is refused where the cookie is what opens the
 * booking (requireAccess); where it isn't, it carries no right. Bearer tokens are not sent by themselves.
 * Throws `forbidden`.
 */
export function checkOrigin(headers: Headers): void {
  if (!headers.has("cookie") || headers.has("authorization")) return;
  const origin = headers.get("origin");
  if (!origin || isOwnOrigin(origin, headers.get("host"))) return;
  throw new DomainError("forbidden", "This request comes from another site.");
}
