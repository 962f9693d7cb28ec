import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { config } from "#lib/config/config";
import { keyFor } from "#lib/identity/seal";
import { signToken, verifyToken } from "#lib/identity/signed-token";
import {
  heldFacts,
  readSignedCode,
  signedText,
  type TicketFacts,
  writeSignedCode,
} from "./signed-code";

const oldPattern = /^GW1\.([0-9A-HJKMNP-TV-Z]{10})\.([A-Za-z0-9_-]{32})$/;
/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const keyHead = Buffer.from("302e020100300506032b657004220420", "hex");

type Booked = {
  reference: string;
  legs: readonly { departs_at: string; cancelled_at: string | null }[];
};
export type ReadTicket = { reference: string; days: Omit<TicketFacts, "reference"> | null };

/**
 * What a ticket's QR code says: the reference, the days it is for and our signature, nothing personal. It
 * proves that we issued it; whether it is still good is the booking's to say.
 */
export function ticketCode({ reference, legs }: Booked): string {
  const live = legs.filter(({ cancelled_at }) => cancelled_at === null);
  const days = (live.length > 0 ? live : legs)
    .map(({ departs_at }) => departs_at.slice(0, 10))
    .sort();
  const facts = heldFacts({
    reference,
    firstDay: days[0] as string,
    lastDay: days.at(-1) as string,
  });
  const signature = new Uint8Array(sign(null, signedText(facts), keys().secret));
  return writeSignedCode({ facts, signature });
}

/**
 * The code of a ticket as it was before tickets were signed with a key of two halves: only we can tell
 * whether it is ours. Such tickets stay good.
 */
export function oldTicketCode(reference: string): string {
  return `GW1.${reference}.${signToken(config().APP_SECRET, "ticket", reference)}`;
}

/** By which a device knows an old ticket's code without being able to make one: 96 bits of its SHA-256. */
export function oldCodeMark(reference: string): string {
  const digest = createHash("sha256").update(oldTicketCode(reference)).digest();
  return digest.subarray(0, 12).toString("base64url");
}

/** What a scanned code says, or null if we did not issue it. */
export function readTicketCode(text: string): ReadTicket | null {
  const signed = readSignedCode(text);
  if (signed) {
    const { facts, signature } = signed;
    if (!verify(null, signedText(facts), keys().open, signature)) return null;
    return { reference: facts.reference, days: facts };
  }
  const [, reference, signature] = oldPattern.exec(text.slice(0, 200).trim()) ?? [];
  if (!reference || !signature) return null;
  const genuine = verifyToken(config().APP_SECRET, "ticket", reference, signature);
  return genuine ? { reference, days: null } : null;
}

/** The half of the key that devices get, as base64url of its 32 bytes: it proves signatures and makes none. */
export function ticketPublicKey(): string {
  return keys().open.export({ format: "jwk" }).x as string;
}

const made = new Map<string, { secret: KeyObject; open: KeyObject }>();

/** The key that signs tickets, made of the application's secret. */
function keys() {
  const { APP_SECRET } = config();
  const known = made.get(APP_SECRET);
  if (known) return known;
  const seed = keyFor("ticket signature", Buffer.from(APP_SECRET));
  const secret = createPrivateKey({
    key: Buffer.concat([keyHead, seed]),
    format: "der",
    type: "pkcs8",
  });
  const pair = { secret, open: createPublicKey(secret) };
  made.set(APP_SECRET, pair);
  return pair;
}
