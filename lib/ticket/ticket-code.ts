import { config } from "#lib/config/config";
import { signToken, verifyToken } from "#lib/identity/signed-token";

const pattern = /^GW1\.([0-9A-HJKMNP-TV-Z]{10})\.([A-Za-z0-9_-]{32})$/;

/**
 * What a ticket's QR code says: the reference and a signature, nothing personal. It proves that we
 * issued it; whether it is still good is the booking's to say.
 */
export function ticketCode(reference: string): string {
  return `GW1.${reference}.${signToken(config().APP_SECRET, "ticket", reference)}`;
}

/** The reference in a scanned code, or null if we did not issue it. */
export function readTicketCode(text: string): string | null {
  const [, reference, signature] = pattern.exec(text.trim()) ?? [];
  if (!reference || !signature) return null;
  const genuine = verifyToken(config().APP_SECRET, "ticket", reference, signature);
  return genuine ? reference : null;
}
