import { createTranslator } from "use-intl/core";
import { withFrenchJoints } from "#lib/language/french-joints";
import type { Language } from "#lib/ticket/language";
import { en } from "./messages/en";
import { fr } from "./messages/fr";

const catalogues = { en, fr };

function translator(language: Language) {
  const t = createTranslator({
    locale: language,
    messages: catalogues[language],
    onError: (error) => {
      throw error;
    },
  });
  return language === "fr" ? withFrenchJoints(t) : t;
}

export type Translate = ReturnType<typeof translator>;

const made = new Map<Language, Translate>();

/** The mails' words in a language. A message that is missing or malformed is a bug, and thrown. */
export function translate(language: Language): Translate {
  const known = made.get(language) ?? translator(language);
  made.set(language, known);
  return known;
}
