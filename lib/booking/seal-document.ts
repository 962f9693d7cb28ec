import { seal, unseal } from "#lib/identity/seal";

/** Encrypts an identity document's number for its place (booking and passenger). */
export function sealDocument(key: Buffer, place: string, number: string): Buffer {
  return seal(key, place, number);
}

/** Opens what sealDocument made. Throws if the key, the place or a byte is another. */
export function openDocument(key: Buffer, place: string, sealed: Uint8Array): string {
  return unseal(key, place, sealed);
}

/** The place a passenger's document is bound to. */
export function documentPlace(bookingId: string, position: number): string {
  return `${bookingId}/${position}`;
}
