import { clockTime, formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import type { Crossing } from "#lib/ticket/crossings";
import { shortPort } from "#lib/ticket/port-words";

/** "Tunis – Marseille, Fri 25 December, 20:00", in the departure port's time. */
export function crossingLabel({ from, to, departsAt }: Crossing, locale: Locale): string {
  const day = formatDay(departsAt, locale, "short").replaceAll(" ", "\u00a0");
  return `${shortPort(from)} – ${shortPort(to)}, ${day}, ${clockTime(departsAt)}`;
}
