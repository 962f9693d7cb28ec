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

/** An instant in a zone as "Sun 04:00": of today or tomorrow the weekday says enough. */
export function weekdayTime(at: string, zone: string): string {
  const instant = new Date(at);
  const time = partOf(instant, zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return `${partOf(instant, zone, { weekday: "short" })} ${time}`;
}
