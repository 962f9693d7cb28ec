import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { FailureWordsProvider } from "#components/site/failure-words";
import { SiteFooter } from "#components/site/site-footer";
import { SiteHeader } from "#components/site/site-header";
import { config } from "#lib/config/config";
import { messagesOf } from "#lib/language/messages";
import { translator } from "#lib/language/translator";
import { faces } from "../fonts";
import "../tokens.css";
import "../base.css";
import "../faces.css";

export const metadata: Metadata = { title: "The API · Gangway" };

/** Developers read English; the rest of the house speaks the traveller's language. */
export default async function DocsLayout({ children }: { children: ReactNode }) {
  await headers();
  return (
    <html lang="en" className={faces}>
      <body>
        <a className="skip-link" href="#content">
          {translator("en", "site")("skip")}
        </a>
        <SiteHeader locale="en" isTranslated={false} />
        <main id="content" tabIndex={-1}>
          <FailureWordsProvider words={messagesOf("en").failure}>{children}</FailureWordsProvider>
        </main>
        <SiteFooter locale="en" isDemo={config().GANGWAY_MODE !== "production"} />
      </body>
    </html>
  );
}
