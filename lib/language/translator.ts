import { createTranslator } from "use-intl/core";
import { withFrenchJoints } from "./french-joints";
import type { Locale } from "./locales";
import { type Messages, messagesOf, type Namespace } from "./messages";

function make<N extends Namespace>(locale: Locale, namespace: N) {
  const t = createTranslator<Messages, N>({ locale, messages: messagesOf(locale), namespace });
  return locale === "fr" ? withFrenchJoints(t) : t;
}

type Translator<N extends Namespace> = ReturnType<typeof make<N>>;

/** Each keeps the messages it has parsed: made anew, it would parse them again for every row of a page. */
const made = new Map<string, unknown>();

/** Words of one part of a catalogue, for servers: pages, mails, API answers. */
export function translator<N extends Namespace>(locale: Locale, namespace: N): Translator<N> {
  const name = `${locale} ${namespace}`;
  const known = made.get(name) as Translator<N> | undefined;
  if (known) return known;
  const fresh = make(locale, namespace);
  made.set(name, fresh);
  return fresh;
}
