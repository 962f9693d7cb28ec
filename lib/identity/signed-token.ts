import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * A token of 192 bits that only we can make: HMAC-SHA256 of `purpose:subject`, in base64url. The
 * purpose keeps tokens apart, so that one made for a mail's link opens nothing else.
 */
export function signToken(secret: string, purpose: string, subject: string): string {
  return digest(secret, purpose, subject).toString("base64url");
}

/** True if the token was made by signToken of the same secret, purpose and subject; compares in constant time. */
export function verifyToken(
  secret: string,
  purpose: string,
  subject: string,
  token: string,
): boolean {
  const expected = Buffer.from(signToken(secret, purpose, subject));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function digest(secret: string, purpose: string, subject: string): Buffer {
  return createHmac("sha256", secret).update(`${purpose}:${subject}`).digest().subarray(0, 24);
}
