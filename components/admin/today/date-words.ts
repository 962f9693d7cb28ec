// Put together of their parts: what stands between them differs between versions of ICU, and so between the
// server that draws a page and the browser that goes on with it.

function partOf(at: Date, zone: string, part: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat("en-GB", { ...part, timeZone: zone }).format(at);
}

/** A day (YYYY-MM-DD) as "Sunday 22 November". */
export function dayWords(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  const parts = [{ weekday: "long" }, { day: "numeric" }, { month: "long" }] as const;
  return parts.map((part) => partOf(at, "UTC", part)).join(" ");
}

/**
 * A local time with its offset (ISO 8601) as "Sun 04:00": of today or tomorrow the weekday says enough. The time is
 * taken as it was written, for a browser may know another offset for the zone than the server does.
 */
export function weekdayTime(local: string): string {
  const weekday = partOf(new Date(`${local.slice(0, 10)}T00:00:00Z`), "UTC", { weekday: "short" });
  return `${weekday} ${local.slice(11, 16)}`;
}
