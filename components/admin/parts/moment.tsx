/**
 * An instant as staff read it: day and 24-hour clock in the zone given (a port's), else in UTC and saying so.
 */
export function Moment({ at, zone }: { at: string | null; zone?: string }) {
  if (at === null) return <span className="quiet">never</span>;
  const words = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone ?? "UTC",
  }).format(new Date(at));
  return <time dateTime={at}>{zone ? words : `${words} UTC`}</time>;
}
