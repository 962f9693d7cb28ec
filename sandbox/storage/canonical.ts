// AWS Signature Version 4 as S3 checks it: the canonical request, the string to sign, the signature.
import { createHash, createHmac } from "node:crypto";

/** What of a request is signed. */
export interface Signable {
  method: string;
  /** As it came over the wire. */
  path: string;
  query: URLSearchParams;
  /** By lower-case name. */
  headers: Record<string, string>;
  signedHeaders: string[];
  /** Hex of the body's SHA-256, or UNSIGNED-PAYLOAD. */
  payloadHash: string;
}

export interface Scope {
  /** YYYYMMDDTHHMMSSZ */
  at: string;
  date: string;
  region: string;
  service: string;
}

/** Percent-encodes all but A–Z a–z 0–9 - . _ ~ (RFC 3986). */
export function uriEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** S3 encodes a path once, whatever of it came encoded already, and normalises nothing. */
function canonicalPath(path: string): string {
  return path
    .split("/")
    .map((part) => uriEncode(decoded(part)))
    .join("/");
}

/** A plus in a path is a space to S3, as it is in a query. */
export function decoded(part: string): string {
  const spaced = part.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

export function canonicalRequest(request: Signable): string {
  const query = [...request.query]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => [uriEncode(name), uriEncode(value)] as const)
    .sort(([one, first], [other, second]) => compare(one, other) || compare(first, second))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  const headers = request.signedHeaders.map(
    (name) => `${name}:${(request.headers[name] ?? "").trim().replace(/\s+/g, " ")}\n`,
  );
  return [
    request.method,
    canonicalPath(request.path),
    query,
    headers.join(""),
    request.signedHeaders.join(";"),
    request.payloadHash,
  ].join("\n");
}

/** By bytes, as the rules have it, not by anybody's alphabet. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

export function stringToSign({ at, date, region, service }: Scope, canonical: string): string {
  const scope = `${date}/${region}/${service}/aws4_request`;
  return ["AWS4-HMAC-SHA256", at, scope, sha256(canonical)].join("\n");
}

export function signatureOf(secret: string, scope: Scope, toSign: string): string {
  const key = [scope.date, scope.region, scope.service, "aws4_request"].reduce<Buffer>(
    (parent, part) => hmac(parent, part),
    Buffer.from(`AWS4${secret}`),
  );
  return hmac(key, toSign).toString("hex");
}

export function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
