import { DomainError } from "#lib/errors/domain-error";

const understood = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/**
 * Why a request goes no further than the front, or null: a method nobody here understands, or a path that
 * cannot be decoded, both of which Next would answer with a failure of its own.
 */
export function exchangeRefusal(method: string, target: string): DomainError | null {
  if (!understood.includes(method)) {
    return new DomainError("method_not_allowed", "This method is not understood here.", {
      allow: understood.join(", "),
    });
  }
  const path = target.split("?", 1)[0] ?? "";
  try {
    if (path.startsWith("/") && !decodeURIComponent(path).includes("\0")) return null;
  } catch {
    // What cannot be decoded is no path of ours.
  }
  return new DomainError("malformed", "The path cannot be read.");
}
