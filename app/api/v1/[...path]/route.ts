import { endpoint } from "#http/endpoint";
import { DomainError } from "#lib/errors/domain-error";

/** Unknown paths answer like everything else here: a problem document, never HTML. */
const nothing = endpoint<{ path: string[] }>({ name: "unknown", limit: "read" }, async () => {
  throw new DomainError("not_found", "There is no such endpoint.");
});

export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT };
