/**
 * An instant as staff read it: day and 24-hour clock where it happens, else in UTC and saying so. A time that
 * brings its offset (`2026-12-25T20:00:00+01:00`) is read off as it stands: what the server knows of zones
 * counts, a browser may know an older one. `zone` is for instants without one.
 */
export function Moment({ at, zone }: { at: string | null; zone?: string }) {
  if (at === null) return <span className="quiet">never</span>;
  const isLocal = /[+-]\d{2}:\d{2}$/.test(at);
  const words = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: isLocal ? "UTC" : (zone ?? "UTC"),
  }).format(new Date(isLocal ? `${at.slice(0, 19)}Z` : at));
  return <time dateTime={at}>{isLocal || zone ? words : `${words} UTC`}</time>;
}
