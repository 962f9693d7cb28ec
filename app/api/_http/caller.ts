import { randomUUID } from "node:crypto";
import { isIPv6 } from "node:net";
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

/**
 * The client's address, by the socket's and X-Forwarded-For. Of IPv6 its network of 64 bits: that is what one
 * customer has, with more addresses in it than any limit could count.
 */
export function clientAddress(forwardedFor: string | null, direct: string | undefined): string {
  const address = wholeAddress(forwardedFor, direct);
  return address.includes(":") ? networkOf(address) : address;
}

function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(missing).fill("0"), ...after].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}

function wholeAddress(forwardedFor: string | null, direct: string | undefined): string {
  const hops = config().TRUSTED_PROXY_HOPS;
  if (hops > 0) {
    const forwarded = (forwardedFor ?? "").split(",").map((entry) => entry.trim());
    // Only the entries our own proxies appended are true; what stands before them anybody can write.
    if (forwarded.length >= hops) return forwarded[forwarded.length - hops] || "unknown";
  }
  return direct || "unknown";
}
