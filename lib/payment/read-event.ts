import { DomainError } from "#lib/errors/domain-error";

/** What counts of an event: that something happened to an object, which is then read again. */
export type HeardEvent = {
  id: string;
  type: string;
  /** Empty where it names none. */
  objectId: string;
  /** The booking that the object names in its metadata; empty where it names none. */
  bookingId: string;
  /** Milliseconds since 1970; null where it doesn't say. */
  createdAt: number | null;
};

type Json = Record<string, unknown>;

/**
 * Reads an event whose signature was found good, in whichever API version its snapshot was made and however
 * little of it there is: a thin one (`v2.core.event`) names its object beside itself. Throws `malformed` for what is no event.
 */
export function readEvent(body: string): HeardEvent {
  return heardOf(parse(body));
}

/** readEvent for one that is no text any more, as Stripe lists them. */
export function heardOf(value: unknown): HeardEvent {
  const event = asObject(value);
  const id = asText(event.id);
  const type = asText(event.type).replace(/^v1\./, "");
  if (!id || !type) throw new DomainError("malformed", "This is no event.");
  const object = asObject(asObject(event.data).object);
  const objectId = asText(object.id) || asText(asObject(event.related_object).id);
  const createdAt =
    typeof event.created === "number" ? event.created * 1_000 : Date.parse(asText(event.created));
  return {
    id,
    type,
    objectId,
    bookingId: asText(asObject(object.metadata).booking_id),
    createdAt: Number.isFinite(createdAt) ? createdAt : null,
  };
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new DomainError("malformed", "The body is not JSON.");
  }
}

const asObject = (value: unknown): Json =>
  value !== null && typeof value === "object" ? (value as Json) : {};
/** A NUL is text to JSON and none to the database. */
const asText = (value: unknown): string =>
  typeof value === "string" && !value.includes("\0") ? value : "";
