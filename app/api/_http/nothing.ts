import { DomainError } from "#lib/errors/domain-error";
import { endpoint } from "./endpoint";

/** Unknown paths answer like everything else here, whatever the method: a problem document, never HTML. */
export const nothing = endpoint<never>({ name: "unknown", limit: "read" }, async () => {
  throw new DomainError("not_found", "There is no such endpoint.");
});
