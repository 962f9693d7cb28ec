import { config } from "#lib/config/config";
import { agreedDays } from "#lib/recommendation/look-event";
import { pseudonymOf } from "#lib/recommendation/pseudonym";

/** Sent to the API only: pages know nothing of it, so that one kept page serves everybody. */
const cookieName = "looks";
const path = "/api/v1";

/** Whether a request carries the cookie at all: its answer may then be its own. */
export function mayHaveLooks(cookieHeader: string | null | undefined): boolean {
  return cookieHeader?.includes(`${cookieName}=`) ?? false;
}

/**
 * The pseudonym of a browser whose traveller agreed to be remembered; null for everybody else, and for a browser
 * that says its traveller does not want it (Global Privacy Control, Do Not Track), whatever was agreed before.
 */
export function looksPseudonym(headers: Headers): string | null {
  if (refusesLooks(headers)) return null;
  const cookie = (headers.get("cookie") ?? "")
    .split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${cookieName}=`));
  return cookie ? pseudonymOf(cookie.slice(cookieName.length + 1)) : null;
}

/** Whether the browser itself says no, on its traveller's behalf. */
export function refusesLooks(headers: Headers): boolean {
  return headers.get("sec-gpc") === "1" || headers.get("dnt") === "1";
}

/** The Set-Cookie line that a browser is remembered by from now on. Its time is not prolonged by visits. */
export function looksCookie(id: string): string {
  return line(id, agreedDays * 24 * 3600);
}

/** The line that ends it. */
export function noLooksCookie(): string {
  return line("", 0);
}

function line(value: string, seconds: number): string {
  const secure = config().APP_URL.startsWith("https:") ? "; Secure" : "";
  return `${cookieName}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
}
