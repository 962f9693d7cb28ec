import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PageAway } from "#components/site/page-away";
import { DomainError } from "#lib/errors/domain-error";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";

/**
 * The page, or words for it while the database is away. Next's own answer to a thrown error is bare
 * without a script; this one is a page like the others.
 */
export function pageUnlessAway(locale: Locale, page: () => Promise<ReactNode>): Promise<ReactNode> {
  return unlessAway(page, <PageAway locale={locale} />);
}

/** The same for a page's title, which is asked for beside it. */
export function titleUnlessAway(
  locale: Locale,
  metadata: () => Promise<Metadata>,
): Promise<Metadata> {
  const title = translator(locale, "failure")("title");
  return unlessAway(metadata, { title, robots: "noindex" });
}

async function unlessAway<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DomainError && error.code === "service_unavailable") return otherwise;
    throw error;
  }
}
