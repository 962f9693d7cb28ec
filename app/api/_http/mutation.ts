import { config } from "#lib/config/config";
import { keyedHash } from "#lib/idempotency/request-hash";
import { keyFor } from "#lib/identity/seal";
import { requireAccess } from "./booking-access";
import type { Caller } from "./caller";

type Asked<Params> = { request: Request; params: Params; caller: Caller };

/**
 * How an endpoint that changes something treats idempotency keys: by its own means, for its key is part of
 * what it writes; or by the wrapper, in the name of who asks. The latter says who that is, and refuses those who may not.
 */
export type Mutation<Params> = "own_keys" | ((asked: Asked<Params>) => string | Promise<string>);

/** Whoever may change the booking in the path. Throws as requireAccess. */
export function byBooking({ request, params }: Asked<{ id: string }>): string {
  requireAccess(request.headers, params.id, "change");
  return `booking:${params.id}`;
}

/** Whoever may read the booking in the path. Throws as requireAccess. */
export function byReader({ request, params }: Asked<{ id: string }>): string {
  requireAccess(request.headers, params.id);
  return `booking:${params.id}`;
}

/** Anybody, by the address they come from, of which nothing can be read at rest. */
export function byAddress({ caller }: Asked<unknown>): string {
  return `address:${keyedHash(keysKey("addresses"), caller.address).toString("base64url")}`;
}

/** What is kept of keyed requests is sealed and hashed with keys of its own, made from the documents' key. */
export function keysKey(purpose: "answers" | "requests" | "addresses"): Buffer {
  const known = made.get(purpose);
  if (known) return known;
  const key = keyFor(`idempotency ${purpose}`, Buffer.from(config().DOCUMENT_KEY, "base64"));
  made.set(purpose, key);
  return key;
}

const made = new Map<string, Buffer>();
