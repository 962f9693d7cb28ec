import type { JsonObject } from "../wire/json";
import { paymentId } from "./ids";
import type { Event, EventType } from "./types";
import { API_VERSION, type World } from "./world";

/** Says that something happened: an event with a snapshot, and a line in the journal. */
export function emit(
  world: World,
  type: EventType,
  object: JsonObject & { id: string },
  previous?: JsonObject,
): void {
  const data: JsonObject = { object: structuredClone(object) };
  if (previous) data.previous_attributes = structuredClone(previous);
  const event: Event = {
    id: paymentId("evt"),
    object: "event",
    api_version: API_VERSION,
    created: world.now(),
    data,
    livemode: false,
    pending_webhooks: 0,
    request: { id: world.asking.requestId, idempotency_key: world.asking.idempotencyKey },
    type,
  };
  event.pending_webhooks = world.onEvent(event);
  world.events.save(event.id, event);
  world.note(type, idsOf(object));
}

function idsOf(object: JsonObject & { id: string }): string[] {
  const ids = [object.id];
  for (const key of ["payment_intent", "charge", "latest_charge"]) {
    const id = object[key];
    if (typeof id === "string") ids.push(id);
  }
  return ids;
}
