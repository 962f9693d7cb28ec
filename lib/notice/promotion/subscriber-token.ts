import { signToken, verifyToken } from "#lib/identity/signed-token";
import { isUuid } from "#lib/identity/uuid";

const purpose = "offers";

/** What the links in an offer's mail carry: whose they are, and that we made them. Works for ever, for stopping must. */
export function subscriberToken(secret: string, subscriberId: string): string {
  return `${subscriberId}.${signToken(secret, purpose, subscriberId)}`;
}

/** The subscriber of a token; null for one that is not ours. */
export function subscriberOf(secret: string, token: string): string | null {
  const [id = "", signature = ""] = token.split(".");
  return isUuid(id) && verifyToken(secret, purpose, id, signature) ? id : null;
}
