import { DomainError } from "#lib/errors/domain-error";

/** The request's idempotency key, if it carries one: 16–255 visible ASCII characters. Throws `idempotency_key_missing`. */
export function optionalKey(headers: Headers): string | null {
  const key = headers.get("idempotency-key") ?? headers.get("x-idempotency-key");
  if (key === null || /^[\x21-\x7e]{16,255}$/.test(key)) return key;
  throw missing();
}

/** The same where there must be one. */
export function idempotencyKey(headers: Headers): string {
  const key = optionalKey(headers);
  if (key === null) throw missing();
  return key;
}

function missing(): DomainError {
  return new DomainError(
    "idempotency_key_missing",
    "Send an Idempotency-Key of 16 to 255 characters.",
  );
}
