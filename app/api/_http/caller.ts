import { randomUUID } from "node:crypto";
import { config } from "#lib/config/config";
import { frontMark } from "#lib/front/front-mark";
import { preferredLocale } from "#lib/language/locales";

/** Who asks, as far as HTTP can tell. */
export type Caller = { requestId: string; address: string; language: "en" | "fr" };

/** Set by server.ts behind its mark. Where another server runs the endpoints, a client may send it, and nobody believes it. */
const addressHeader = "x-gangway-address";

/** Reads request id, client address and language from a request's headers. */
export function callerOf(headers: Headers): Caller {
  const given = headers.get("x-request-id");
  return {
    requestId: given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID(),
    address: addressOf(headers),
    language: preferredLocale(headers.get("accept-language")),
  };
}

function addressOf(headers: Headers): string {
  const [mark, address] = (headers.get(addressHeader) ?? "").split(" ");
  const direct = mark === frontMark() ? address : undefined;
  return clientAddress(headers.get("x-forwarded-for"), direct);
}

/** The client's address, by the socket's and X-Forwarded-For. */
export function clientAddress(forwardedFor: string | null, direct: string | undefined): string {
  const hops = config().TRUSTED_PROXY_HOPS;
  if (hops > 0) {
    const forwarded = (forwardedFor ?? "").split(",").map((entry) => entry.trim());
    // Only the entries our own proxies appended are true; what stands before them anybody can write.
    if (forwarded.length >= hops) return forwarded[forwarded.length - hops] || "unknown";
  }
  return direct || "unknown";
}
