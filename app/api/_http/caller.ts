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
  const hops = config().TRUSTED_PROXY_HOPS;
  const forwarded = (headers.get("x-forwarded-for") ?? "").split(",").map((entry) => entry.trim());
  // Only the entries our own proxies appended are true; what stands before them anybody can write.
  if (hops > 0 && forwarded.length >= hops) return forwarded[forwarded.length - hops] || "unknown";
  const [mark, address] = (headers.get(addressHeader) ?? "").split(" ");
  return mark === frontMark() && address ? address : "unknown";
}
