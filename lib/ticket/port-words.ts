import type { PortView } from "#lib/booking/booking-view";
import type { Language } from "./language";

/** Locale for dates: day before month, a 24-hour clock. */
const locales: Record<Language, string> = { en: "en-GB", fr: "fr-FR" };

/** A port in a sentence: "Tunis" for "Tunis (La Goulette)". */
export function shortPort(port: PortView): string {
  return port.name.replace(/\s*\(.*\)\s*$/u, "") || port.name;
}

/** The day at a port: "Friday 25 December". */
export function dayAt(time: string, port: PortView, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: port.zone,
  }).format(new Date(time));
}

/** The date at a port: "25 December 2026". */
export function dateAt(time: string, port: PortView, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: port.zone,
  }).format(new Date(time));
}

/** The clock at a port: "20:00". */
export function clockAt(time: string, port: PortView): string {
  return new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone: port.zone,
  }).format(new Date(time));
}
