import type { PortView } from "#lib/booking/booking-view";
import { frenchFirst } from "#lib/language/format-time";
import type { Language } from "./language";

/** Locale for dates: day before month, a 24-hour clock. */
const locales: Record<Language, string> = { en: "en-GB", fr: "fr-FR" };

/** A port in a sentence: "Tunis" for "Tunis (La Goulette)". */
export function shortPort(port: PortView): string {
  return port.name.replace(/\s*\(.*\)\s*$/u, "") || port.name;
}

const forms = {
  day: { weekday: "long", day: "numeric", month: "long" },
  date: { day: "numeric", month: "long", year: "numeric" },
  clock: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Making one costs a hundred times what using it does; there are as many as languages × zones × forms. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function format(time: string, { zone }: PortView, language: Language, form: keyof typeof forms) {
  const key = `${language} ${zone} ${form}`;
  const formatter =
    formatters.get(key) ??
    new Intl.DateTimeFormat(locales[language], { ...forms[form], timeZone: zone });
  formatters.set(key, formatter);
  const words = formatter.format(new Date(time));
  return language === "fr" ? frenchFirst(words) : words;
}

/** The day at a port: "Friday 25 December". */
export function dayAt(time: string, port: PortView, language: Language): string {
  return format(time, port, language, "day");
}

/** The date at a port: "25 December 2026". */
export function dateAt(time: string, port: PortView, language: Language): string {
  return format(time, port, language, "date");
}

/** The clock at a port: "20:00", in every language. */
export function clockAt(time: string, port: PortView): string {
  return format(time, port, "en", "clock");
}
