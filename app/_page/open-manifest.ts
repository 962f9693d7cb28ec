import { database } from "#db/client";
import { actorOf, type Staff } from "#lib/account/staff-of";
import type { GateSailing } from "#lib/boarding/gate/gate-list";
import { readGateSailing } from "#lib/boarding/read-gate-sailing";
import { isManifestOver, type Manifest, readManifest } from "#lib/boarding/read-manifest";
import { recordManifestUse } from "#lib/boarding/record-manifest-use";
import { DomainError } from "#lib/errors/domain-error";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A sailing's manifest for a page, with a note of who looks at it; without people once the voyage is over,
 * null if there is no such sailing.
 */
export async function openManifest(
  staff: Staff,
  sailingId: string,
  use: "open" | "print",
): Promise<{ sailing: GateSailing; manifest: Manifest | null } | null> {
  if (!uuid.test(sailingId)) return null;
  const { sql } = database();
  const now = new Date();
  const sailing = await readGateSailing(sql, sailingId).catch(nullIfUnknown);
  if (!sailing) return null;
  if (isManifestOver(sailing, now)) return { sailing, manifest: null };
  const manifest = await readManifest(sql, sailingId, now);
  const people = manifest.people.length;
  await recordManifestUse(sql, actorOf(staff), { sailingId, use, people, now });
  return { sailing, manifest };
}

function nullIfUnknown(error: unknown): null {
  if (error instanceof DomainError && error.code === "not_found") return null;
  throw error;
}
