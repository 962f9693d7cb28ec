import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { assert } from "#lib/errors/assert";

/** First byte of what is sealed: which key sealed it, so that keys can be changed later. */
const keyId = 1;

/**
 * Encrypts a text with AES-256-GCM: key id · nonce (12) · ciphertext · tag (16). It is bound to its place,
 * so that a row copied elsewhere does not open.
 */
export function seal(key: Buffer, place: string, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.of(keyId), nonce, sealed, cipher.getAuthTag()]);
}

/** Opens what seal made. Throws if the key, the place or a byte is another. */
export function unseal(key: Buffer, place: string, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  assert(bytes[0] === keyId && bytes.length >= 29, "what is sealed has a known key id");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(1, 13)).setAAD(
    Buffer.from(place),
  );
  decipher.setAuthTag(bytes.subarray(bytes.length - 16));
  return (
    decipher.update(bytes.subarray(13, bytes.length - 16), undefined, "utf8") +
    decipher.final("utf8")
  );
}

/** A key for one purpose out of a key for all: what it seals, no other purpose's key opens. */
export function keyFor(purpose: string, key: Buffer): Buffer {
  return Buffer.from(hkdfSync("sha256", key, "", purpose, 32));
}
