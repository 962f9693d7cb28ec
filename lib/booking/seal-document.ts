import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { assert } from "#lib/errors/assert";

/** First byte of a sealed number: which key sealed it, so that keys can be changed later. */
const keyId = 1;

/**
 * Encrypts an identity document's number with AES-256-GCM: key id · nonce (12) · ciphertext · tag (16).
 * It is bound to its place (booking and passenger), so that a row copied elsewhere does not open.
 */
export function sealDocument(key: Buffer, place: string, number: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(number, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.of(keyId), nonce, sealed, cipher.getAuthTag()]);
}

/** Opens what sealDocument made. Throws if the key, the place or a byte is another. */
export function openDocument(key: Buffer, place: string, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  assert(bytes[0] === keyId && bytes.length > 29, "a sealed document has a known key id");
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(1, 13)).setAAD(
    Buffer.from(place),
  );
  decipher.setAuthTag(bytes.subarray(bytes.length - 16));
  return (
    decipher.update(bytes.subarray(13, bytes.length - 16), undefined, "utf8") +
    decipher.final("utf8")
  );
}

/** The place a passenger's document is bound to. */
export function documentPlace(bookingId: string, position: number): string {
  return `${bookingId}/${position}`;
}
