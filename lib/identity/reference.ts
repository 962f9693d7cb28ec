import { randomBytes } from "node:crypto";

/** Crockford's base 32: no I, L, O or U, so that nothing is misread over a telephone. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A booking's reference: 10 characters, 50 bits from a CSPRNG. */
export function newReference(): string {
  return Array.from(randomBytes(10), (byte) => alphabet[byte & 31]).join("");
}

/** What a person typed, as a reference: upper case, spaces and hyphens gone, O as 0, I and L as 1. */
export function normaliseReference(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
}
