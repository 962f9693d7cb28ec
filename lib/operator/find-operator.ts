import type { Executor } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";
import { type ListedOperator, listOperators } from "./list-operators";

/** The operator with this code or slug, in any case. Throws `invalid` on the path `operator`. */
export async function findOperator(
  executor: Executor,
  codeOrSlug: string,
): Promise<ListedOperator> {
  const asked = codeOrSlug.trim().toLowerCase();
  const found = (await listOperators(executor)).find(
    ({ code, slug }) => code.toLowerCase() === asked || slug === asked,
  );
  if (found) return found;
  throw new DomainError("invalid", "No operator has this code.", {
    errors: [{ path: "operator", message: "The code of an operator, e.g. CTN." }],
  });
}
