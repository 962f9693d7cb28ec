import { signToken, verifyToken } from "#lib/identity/signed-token";

const purpose = "booking-access";

/** The token that opens a booking over HTTP; made from its id, so that a repeated request gets the same one. */
export function accessToken(secret: string, bookingId: string): string {
  return signToken(secret, purpose, bookingId);
}

/** True if `token` opens that booking. */
export function grantsAccess(secret: string, bookingId: string, token: string): boolean {
  return verifyToken(secret, purpose, bookingId, token);
}
