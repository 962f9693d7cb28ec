import type { Executor } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";
import { type KnownPlace, placeOfPort } from "./place";
import { type PortDirectory, portDirectory } from "./port-directory";

/**
 * The port with this UN/LOCODE or slug, or the group of ports or country with this slug, in any case.
 * Throws `port_unknown` with the text as it was given (cut to 60 characters).
 */
export async function findPlace(executor: Executor, codeOrSlug: string): Promise<KnownPlace> {
  const place = placeNamed(await portDirectory(executor), codeOrSlug);
  if (place) return place;
  throw new DomainError("port_unknown", "No port has this code or name.", {
    port: codeOrSlug.trim().slice(0, 60),
  });
}

/** As findPlace, of a directory that was read; undefined for a text that names nothing exactly. */
export function placeNamed(
  { byCode, bySlug, places }: PortDirectory,
  codeOrSlug: string,
): KnownPlace | undefined {
  const asked = codeOrSlug.trim();
  const port = byCode.get(asked.toUpperCase()) ?? bySlug.get(asked.toLowerCase());
  return port ? placeOfPort(port) : places.get(asked.toLowerCase());
}
