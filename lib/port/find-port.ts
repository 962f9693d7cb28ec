import type { Executor } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";
import type { KnownPort } from "./port";
import { portDirectory } from "./port-directory";

/**
 * The port with this UN/LOCODE or unique slug, in any case. Throws `port_unknown` with the text as
 * it was given (cut to 60 characters).
 */
export async function findPort(executor: Executor, codeOrSlug: string): Promise<KnownPort> {
  const { byCode, bySlug } = await portDirectory(executor);
  const asked = codeOrSlug.trim();
  const port = byCode.get(asked.toUpperCase()) ?? bySlug.get(asked.toLowerCase());
  if (port) return port;
  throw new DomainError("port_unknown", "No port has this code or name.", {
    port: asked.slice(0, 60),
  });
}
