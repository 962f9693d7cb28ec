/** The clock at a port, to the minute. */
export function clockAt(time: string, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: zone }).format(
    new Date(time),
  );
}

/** A day and the clock at a port. */
export function dayAt(time: string, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
  }).format(new Date(time));
}

/** How long ago, in the words of somebody who waits: "20 s", "4 min", "2 h". */
export function ageOf(time: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(time)) / 1_000));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
