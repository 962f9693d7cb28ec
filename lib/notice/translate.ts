import { createTranslator } from "use-intl/core";
import type { Language } from "#lib/ticket/language";
import { en } from "./messages/en";
import { fr } from "./messages/fr";

const catalogues = { en, fr };

function translator(language: Language) {
  return createTranslator({
    locale: language,
    messages: catalogues[language],
    onError: (error) => {
      throw error;
    },
  });
}

export type Translate = ReturnType<typeof translator>;

const made = new Map<Language, Translate>();

/** The mails' words in a language. A message that is missing or malformed is a bug, and thrown. */
export function translate(language: Language): Translate {
  const known = made.get(language) ?? translator(language);
  made.set(language, known);
  return known;
}
