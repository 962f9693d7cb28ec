import { config } from "#lib/config/config";
import { DomainError } from "#lib/errors/domain-error";

/**
 * A browser sends our cookie wherever a request comes from, so a change with a cookie that says it comes
 * from another site is refused. One that says nothing is refused where the cookie is what opens the
 * booking (requireAccess); where it isn't, it carries no right. Bearer tokens are not sent by themselves.
 * Throws `forbidden`.
 */
export function checkOrigin(headers: Headers): void {
  if (!headers.has("cookie") || headers.has("authorization")) return;
  const origin = headers.get("origin");
  const host = headers.get("host");
  if (!origin) return;
  const own = new URL(config().APP_URL).origin;
  if (origin === own) return;
  if (host && (origin === `http://${host}` || origin === `https://${host}`)) return;
  throw new DomainError("forbidden", "This request comes from another site.");
}
