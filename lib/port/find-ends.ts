import type { Executor } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";
import { type KnownPlace, placeOfPort } from "./place";
import { type PortDirectory, portDirectory } from "./port-directory";

/**
 * The two ends of a crossing: each the port with this UN/LOCODE or slug, or the group of ports or country
 * with this slug, in any case. Throws `port_unknown` with the field and the text as it was given (cut to 60
 * characters).
 */
export async function findEnds(
  executor: Executor,
  asked: { from: string; to: string },
): Promise<{ from: KnownPlace; to: KnownPlace }> {
  const directory = await portDirectory(executor);
  const found = (end: "from" | "to"): KnownPlace => {
    const place = placeNamed(directory, asked[end]);
    if (place) return place;
    const message = "No port has this code or name.";
    throw new DomainError("port_unknown", message, {
      port: asked[end].trim().slice(0, 60),
      errors: [{ path: end, message }],
    });
  };
  return { from: found("from"), to: found("to") };
}

/** The same, of a directory that was read; undefined for a text that names nothing exactly. */
export function placeNamed(
  { byCode, bySlug, places }: PortDirectory,
  codeOrSlug: string,
): KnownPlace | undefined {
  const asked = codeOrSlug.trim();
  const port = byCode.get(asked.toUpperCase()) ?? bySlug.get(asked.toLowerCase());
  return port ? placeOfPort(port) : places.get(asked.toLowerCase());
}
