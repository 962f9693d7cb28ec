import { createTranslator } from "use-intl/core";
import type { Locale } from "./locales";
import { type Messages, messagesOf, type Namespace } from "./messages";

/** Words of one part of a catalogue, for servers: pages, mails, API answers. */
export function translator<N extends Namespace>(locale: Locale, namespace: N) {
  return createTranslator<Messages, N>({ locale, messages: messagesOf(locale), namespace });
}
