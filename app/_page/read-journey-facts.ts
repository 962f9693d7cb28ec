import { cache } from "react";
import { DomainError } from "#lib/errors/domain-error";
import type { Locale } from "#lib/language/locales";
import { readSailing, type SailingFacts } from "#lib/search/read-sailing";
import { pageContext } from "./context";

/** More sailings than any journey has. */
const mostSailings = 6;

/**
 * The facts of every sailing of a journey's id, read once for a page and its title; null if the id
 * names none.
 */
export const readJourneyFacts = cache(
  async (id: string, locale: Locale): Promise<SailingFacts[] | null> => {
    const ids = id.split("_");
    if (ids.length > mostSailings) return null;
    try {
      return await Promise.all(ids.map((each) => readSailing(pageContext(locale), each)));
    } catch (error) {
      if (error instanceof DomainError && error.code === "not_found") return null;
      throw error;
    }
  },
);
