import { randomBytes } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

export function random(length: number): string {
  let out = "";
  for (const byte of randomBytes(length)) out += ALPHABET[byte % 62];
  return out;
}

/** `pi_3…`: the digit Stripe puts first in ids that belong to a payment. */
export const paymentId = (prefix: "pi" | "ch" | "re" | "txn" | "evt") => `${prefix}_3${random(23)}`;
export const newId = (prefix: string) => `${prefix}_1${random(23)}`;
