import type { FareConditions } from "#db/schema/fare";
import { requestHash } from "#lib/idempotency/request-hash";

/** Conditions are shared by all sailings of a sheet, and a search asks for each journey. */
const known = new WeakMap<FareConditions, string>();

/** A short name for conditions: equal ones have the same, whoever published them and when. */
export function conditionsId(conditions: FareConditions): string {
  let id = known.get(conditions);
  if (!id) {
    id = requestHash(conditions).toString("base64url").slice(0, 16);
    known.set(conditions, id);
  }
  return id;
}
