// Values of GTFS as text (https://gtfs.org/documentation/schedule/reference/#field-types). Each answers
// undefined for a text that is no such value; the empty text is for the caller to judge.

/** Ten days: the longest crossing is shorter, and a slip of the keyboard longer. */
const longestSeconds = 240 * 3600;

/**
 * Seconds since noon minus twelve hours of the service day: "25:30:00", "8:05:00", and as real feeds
 * write it also "08:05".
 */
export function readTime(text: string): number | undefined {
  const match = /^(\d{1,3}):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (!match) return undefined;
  const seconds = Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
  return seconds <= longestSeconds ? seconds : undefined;
}

/** "20261225" as 2026-12-25, if there is such a day. */
export function readDay(text: string): string | undefined {
  const match = /^((?:19|20|21)\d{2})(\d{2})(\d{2})$/.exec(text);
  if (!match) return undefined;
  const day = `${match[1]}-${match[2]}-${match[3]}`;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : undefined;
}

/** A whole number from 0 to 2^31 − 1. */
export function readCount(text: string): number | undefined {
  if (!/^\d{1,10}$/.test(text)) return undefined;
  const count = Number(text);
  return count <= 2_147_483_647 ? count : undefined;
}

/** A name that other rows lead by; longer than this it is something else that slipped into its column. */
export function readId(text: string): string | undefined {
  return text.length <= 500 ? text : undefined;
}

/** Degrees, within ±`most`. */
export function readDegrees(text: string, most: 90 | 180): number | undefined {
  if (!/^[+-]?(\d{1,3}(\.\d*)?|\.\d+)(e[+-]?\d{1,2})?$/i.test(text)) return undefined;
  const degrees = Number(text);
  return Math.abs(degrees) <= most ? degrees : undefined;
}

/** A price of zero or more as it was written, e.g. "19.95"; it becomes minor units with its currency. */
export function readPrice(text: string): string | undefined {
  return /^\d{1,10}(\.\d{1,6})?$/.test(text) ? text : undefined;
}

/** The IANA name of a zone, also one of its old names; whether Postgres knows it is checked later. */
export function readZone(text: string): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/.test(text)) return undefined;
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return text;
  } catch {
    return undefined;
  }
}
