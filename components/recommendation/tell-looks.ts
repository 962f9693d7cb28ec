import type { LookEvent } from "#lib/recommendation/look-event";

/** Says what was looked at, beside everything else: nothing waits for it, and a browser that cannot does not. */
export function tellLooks(events: LookEvent[]): void {
  const body = new Blob([JSON.stringify({ events })], { type: "application/json" });
  navigator.sendBeacon?.("/api/v1/events", body);
}
