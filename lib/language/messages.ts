import type { Locale } from "./locales";
import en from "./messages/en.json" with { type: "json" };
import fr from "./messages/fr.json" with { type: "json" };

/** English is the measure: the other catalogues have the same keys (messages.test.ts). */
export type Messages = typeof en;
export type Namespace = keyof Messages;

const catalogues: Record<Locale, Messages> = { en, fr };

/** The whole catalogue. Servers only: browsers get the parts a page needs, by `pickMessages`. */
export function messagesOf(locale: Locale): Messages {
  return catalogues[locale];
}

/** The parts of a catalogue that a page's client components use. */
export function pickMessages<N extends Namespace>(
  locale: Locale,
  namespaces: readonly N[],
): Pick<Messages, N> {
  const all = messagesOf(locale);
  return Object.fromEntries(namespaces.map((name) => [name, all[name]])) as Pick<Messages, N>;
}
