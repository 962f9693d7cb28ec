import { DomainError } from "#lib/errors/domain-error";

/** The request's idempotency key: 16–255 visible ASCII characters. Throws `idempotency_key_missing`. */
export function idempotencyKey(headers: Headers): string {
  const key = headers.get("idempotency-key") ?? headers.get("x-idempotency-key") ?? "";
  if (!/^[\x21-\x7e]{16,255}$/.test(key)) {
    throw new DomainError(
      "idempotency_key_missing",
      "Send an Idempotency-Key of 16 to 255 characters.",
    );
  }
  return key;
}
