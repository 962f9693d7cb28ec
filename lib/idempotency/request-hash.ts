import { createHash, createHmac } from "node:crypto";

/** JSON with its keys sorted, so that the same request in another order of keys is the same request. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value !== null && typeof value === "object") {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value) ?? "null";
}

/** SHA-256 of a request's canonical JSON. */
export function requestHash(body: unknown): Buffer {
  return createHash("sha256").update(canonical(body)).digest();
}

/** The same under a key, for what is kept of bodies that could be guessed: names, addresses. */
export function keyedHash(key: Buffer, request: unknown): Buffer {
  return createHmac("sha256", key).update(canonical(request)).digest();
}
