import { accessToken, grantsAccess } from "#lib/booking/access-token";
import { config } from "#lib/config/config";
import { DomainError } from "#lib/errors/domain-error";
import { isUuid } from "#lib/identity/uuid";

const cookieName = "gangway_bookings";
/** A cookie opens this many bookings; the oldest falls out. */
const mostBookings = 10;
const maxAgeSeconds = 180 * 24 * 3600;

type Entry = { id: string; token: string };

function entriesOf(cookieHeader: string | null): Entry[] {
  const cookie = (cookieHeader ?? "")
    .split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${cookieName}=`));
  return (cookie?.slice(cookieName.length + 1) ?? "")
    .split("~")
    .slice(0, mostBookings)
    .flatMap((text) => {
      const [id = "", token = ""] = text.split(".");
      return isUuid(id) && token ? [{ id, token }] : [];
    });
}

/** True if the cookies of a request open this booking. */
export function cookieGrantsAccess(cookieHeader: string | null, bookingId: string): boolean {
  return entriesOf(cookieHeader).some(
    (entry) => entry.id === bookingId && grantsAccess(config().APP_SECRET, bookingId, entry.token),
  );
}

/** The Set-Cookie line that opens one more booking beside those the browser can open already. */
export function bookingCookie(cookieHeader: string | null, bookingId: string): string {
  const { APP_SECRET, APP_URL } = config();
  const others = entriesOf(cookieHeader).filter((entry) => entry.id !== bookingId);
  const entries = [{ id: bookingId, token: accessToken(APP_SECRET, bookingId) }, ...others];
  const value = entries
    .slice(0, mostBookings)
    .map((entry) => `${entry.id}.${entry.token}`)
    .join("~");
  const secure = APP_URL.startsWith("https:") ? "; Secure" : "";
  return `${cookieName}=${value}; Path=/; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}

/**
 * Lets a request at a booking through with its Bearer token or our cookie. Throws `unauthorized` when it
 * carries neither, and `not_found` when they do not open this booking: that it exists is nobody's business.
 * Throws `forbidden` for a change that a cookie alone would allow and that doesn't say where it comes from.
 */
export function requireAccess(
  headers: Headers,
  bookingId: string,
  use: "read" | "change" = "read",
): void {
  const authorization = headers.get("authorization");
  const cookie = headers.get("cookie");
  if (authorization) {
    const token = /^Bearer\s+([\w-]{16,128})$/i.exec(authorization)?.[1];
    if (token && isUuid(bookingId) && grantsAccess(config().APP_SECRET, bookingId, token)) return;
    throw new DomainError("not_found", "There is no such booking.");
  }
  if (cookieGrantsAccess(cookie, bookingId)) {
    if (use === "read" || headers.has("origin")) return;
    throw new DomainError("forbidden", "A change made with a cookie alone needs an Origin.");
  }
  if (entriesOf(cookie).length > 0) throw new DomainError("not_found", "There is no such booking.");
  throw new DomainError("unauthorized", "Send the booking's access token.");
}
