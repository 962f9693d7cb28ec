import { isAPIError } from "better-auth/api";
import { DomainError } from "#lib/errors/domain-error";

/** What a code of better-auth's is to a caller; others are failures of ours. */
const refusals: Record<string, () => DomainError> = {
  INVALID_EMAIL_OR_PASSWORD: wrong,
  INVALID_EMAIL: wrong,
  INVALID_PASSWORD: wrong,
  PASSWORD_TOO_LONG: wrong,
  EMAIL_NOT_VERIFIED: () =>
    new DomainError("forbidden", "Confirm your e-mail address first.", { because: "unverified" }),
  INVALID_CODE: () => new DomainError("unauthorized", "This code is not right."),
  INVALID_BACKUP_CODE: () => new DomainError("unauthorized", "This code is not right."),
  INVALID_TWO_FACTOR_COOKIE: () =>
    new DomainError("unauthorized", "Sign in with your password first."),
  TOTP_NOT_ENABLED: () => new DomainError("forbidden", "There is no second factor yet."),
  TOTP_ALREADY_ENABLED: () => new DomainError("forbidden", "There is a second factor already."),
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: tooMany,
  ACCOUNT_TEMPORARILY_LOCKED: tooMany,
};

/** A call of better-auth's whose refusals are ours. */
export async function orRefuse<T>(calling: Promise<T>): Promise<T> {
  try {
    return await calling;
  } catch (error) {
    if (!isAPIError(error)) throw error;
    const refusal = refusals[String(error.body?.code)];
    if (refusal) throw refusal();
    if (error.statusCode === 401) throw new DomainError("unauthorized", "Sign in first.");
    throw error;
  }
}

/** The same for an unknown address, a wrong password and an account without one. */
function wrong(): DomainError {
  return new DomainError("unauthorized", "E-mail address and password do not match.");
}

function tooMany(): DomainError {
  return new DomainError("rate_limited", "Too many wrong codes. Please wait a moment.", {
    retryAfterSeconds: 15 * 60,
  });
}
