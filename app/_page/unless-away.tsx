import type { Metadata } from "next";
import { unstable_rethrow as rethrowNexts } from "next/navigation";
import type { ReactNode } from "react";
import { NothingHere } from "#components/site/nothing-here";
import { PageAway } from "#components/site/page-away";
import { refusalOf } from "#http/refusal-of";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { log } from "#lib/log/log";
import { answerAs } from "./answer-as";
import { unlessSilent } from "./unless-silent";

/**
 * The page, or words for it: while the database is away, when there is nothing at its address, when it
 * fails. Next's own answer to what is thrown is bare without a script; these are pages like the others,
 * with the status they deserve.
 */
export async function pageUnlessAway(
  locale: Locale,
  page: () => Promise<ReactNode>,
): Promise<ReactNode> {
  try {
    return await unlessSilent(page());
  } catch (error) {
    if (isNothing(error)) return nothingHere(locale);
    rethrowNexts(error);
    const refusal = refusalOf(error);
    if (refusal.code === "service_unavailable") {
      await answerAs({ status: 503, retryAfterSeconds: 5 });
    } else if (refusal.code === "rate_limited") {
      await answerAs({ status: 429, retryAfterSeconds: refusal.facts.retryAfterSeconds ?? 60 });
    } else {
      log().error({ err: error }, "a page failed");
      await answerAs({ status: 500 });
    }
    return <PageAway locale={locale} code={refusal.code} />;
  }
}

/** The page of an address at which there is nothing. */
export async function nothingHere(locale: Locale): Promise<ReactNode> {
  await answerAs({ status: 404 });
  return <NothingHere locale={locale} />;
}

/** The same for a page's title, which is asked for beside it. */
export async function titleUnlessAway(
  locale: Locale,
  metadata: () => Promise<Metadata>,
): Promise<Metadata> {
  try {
    return await unlessSilent(metadata());
  } catch (error) {
    const part = isNothing(error) ? "not_found" : "failure";
    if (part === "failure") rethrowNexts(error);
    return { title: translator(locale, part)("title"), robots: "noindex" };
  }
}

/** Whether somebody called Next's `notFound()`. */
function isNothing(error: unknown): boolean {
  const digest = error instanceof Error ? (error as { digest?: unknown }).digest : undefined;
  return digest === "NEXT_HTTP_ERROR_FALLBACK;404";
}
