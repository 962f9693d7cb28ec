// What a ticket's QR code says since tickets are signed with a key of two halves: a gangway without network
// can tell ours from others' with the public half, which signs nothing. Runs in browsers too.

/** What stands in a code: nothing personal. Days are the departure ports' own (YYYY-MM-DD). */
export type TicketFacts = {
  reference: string;
  firstDay: string;
  /** The day of the last departure. */
  lastDay: string;
};
export type SignedCode = { facts: TicketFacts; signature: Uint8Array<ArrayBuffer> };

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** A QR code has a dense alphabet of capitals and figures: 121 of them fit a symbol of 37 modules. */
const pattern = /^GW2\.([0-9A-HJKMNP-TV-Z]{10})([0-9A-HJKMNP-TV-Z]{107})$/;
const signatureBytes = 64;
const dayBits = 14;
const spanBits = 9;
const dayMs = 86_400_000;
/** 14 bits of days from here reach into 2070. */
const dayZero = Date.UTC(2026, 0, 1);
/** How long after its last departure a code is still looked at: sailings are put off. */
const goodDays = 30;

const numberOf = (day: string) => Math.round((Date.parse(day) - dayZero) / dayMs);
const dayOf = (number: number) => new Date(dayZero + number * dayMs).toISOString().slice(0, 10);
const within = (value: number, bits: number) => Math.min(Math.max(value, 0), 2 ** bits - 1);

/** The facts as a code can hold them: days before 2026 and spans over 511 days are cut. */
export function heldFacts({ reference, firstDay, lastDay }: TicketFacts): TicketFacts {
  const first = within(numberOf(firstDay), dayBits);
  const last = first + within(numberOf(lastDay) - first, spanBits);
  return { reference, firstDay: dayOf(first), lastDay: dayOf(last) };
}

/** The bytes that are signed. */
export function signedText(facts: TicketFacts): Uint8Array<ArrayBuffer> {
  const text = `gangway ticket 2:${facts.reference}:${facts.firstDay}:${facts.lastDay}`;
  return new Uint8Array(new TextEncoder().encode(text));
}

/** Writes a code of held facts and their Ed25519 signature. */
export function writeSignedCode({ facts, signature }: SignedCode): string {
  const first = numberOf(facts.firstDay);
  const head = (first << spanBits) | (numberOf(facts.lastDay) - first);
  let bits = head.toString(2).padStart(dayBits + spanBits, "0");
  for (const byte of signature) bits += byte.toString(2).padStart(8, "0");
  const text = bits.match(/.{5}/g)?.map((five) => letters[Number.parseInt(five, 2)]) ?? [];
  return `GW2.${facts.reference}${text.join("")}`;
}

/** Takes a code apart, or answers null for what cannot be one. Says nothing about who made it. */
export function readSignedCode(text: string): SignedCode | null {
  const [, reference, rest] = pattern.exec(text.slice(0, 200).trim().toUpperCase()) ?? [];
  if (!reference || !rest) return null;
  const bits = [...rest].map((at) => letters.indexOf(at).toString(2).padStart(5, "0")).join("");
  const first = Number.parseInt(bits.slice(0, dayBits), 2);
  const span = Number.parseInt(bits.slice(dayBits, dayBits + spanBits), 2);
  const signature = new Uint8Array(signatureBytes);
  for (let at = 0; at < signatureBytes; at += 1) {
    const from = dayBits + spanBits + at * 8;
    signature[at] = Number.parseInt(bits.slice(from, from + 8), 2);
  }
  return { facts: { reference, firstDay: dayOf(first), lastDay: dayOf(first + span) }, signature };
}

/** True on days (YYYY-MM-DD) too long after a code's last departure. */
export function isExpired({ lastDay }: TicketFacts, day: string): boolean {
  return numberOf(day) > numberOf(lastDay) + goodDays;
}

/** The public half of the key, from base64url of its 32 bytes. Rejects where the browser has no Ed25519. */
export async function importTicketKey(publicKey: string): Promise<CryptoKey> {
  const raw = atob(publicKey.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(raw, (at) => at.charCodeAt(0));
  return await crypto.subtle.importKey("raw", bytes, { name: "Ed25519" }, false, ["verify"]);
}

/** True if the code was signed with the other half of `key`. */
export async function isGenuine(key: CryptoKey, code: SignedCode): Promise<boolean> {
  return await crypto.subtle.verify(
    { name: "Ed25519" },
    key,
    code.signature,
    signedText(code.facts),
  );
}
