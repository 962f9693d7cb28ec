import { asServiceError } from "#db/transaction";
import { DomainError } from "#lib/errors/domain-error";

/** What a caller is told of anything thrown: a refusal of ours, or `internal`, which says nothing of what it was. */
export function refusalOf(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (isStripes(error)) {
    return new DomainError("payment_unavailable", "The payment service cannot do this just now.", {
      retryAfterSeconds: 5,
    });
  }
  const known = asServiceError(error);
  return known instanceof DomainError
    ? known
    : new DomainError("internal", "The failure was noted.");
}

/** Known by its type's name, for Stripe's SDK stays in lib/payment. */
function isStripes(error: unknown): boolean {
  const type = error instanceof Error ? (error as { type?: unknown }).type : undefined;
  return typeof type === "string" && /^Stripe\w+Error$/.test(type);
}
