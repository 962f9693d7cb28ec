import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { FailureWordsProvider } from "#components/site/failure-words";
import { SiteFooter } from "#components/site/site-footer";
import { SiteHeader } from "#components/site/site-header";
import { config } from "#lib/config/config";
import { defaultLocale, isLocale } from "#lib/language/locales";
import { messagesOf } from "#lib/language/messages";
import { translator } from "#lib/language/translator";
import { faces } from "../fonts";
import "../tokens.css";
import "../base.css";
import "../faces.css";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

/** Unknown languages get a page too: the one that says there is nothing at this address. */
async function languageOf(params: Props["params"]) {
  const { locale } = await params;
  return isLocale(locale) ? locale : defaultLocale;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = translator(await languageOf(params), "site");
  return {
    title: { default: `${t("name")}: ${t("tagline")}`, template: `%s · ${t("name")}` },
    description: t("description"),
  };
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#dcebf1" },
    { media: "(prefers-color-scheme: dark)", color: "#152735" },
  ],
};

export default async function LocaleLayout({ children, params }: Props) {
  // Reading a header makes every page dynamic: its scripts carry the request's nonce.
  await headers();
  const locale = await languageOf(params);
  const t = translator(locale, "site");
  return (
    <html lang={locale} className={faces}>
      <body>
        <a className="skip-link" href="#content">
          {t("skip")}
        </a>
        <SiteHeader locale={locale} />
        <main id="content" tabIndex={-1}>
          <FailureWordsProvider words={messagesOf(locale).failure}>{children}</FailureWordsProvider>
        </main>
        <SiteFooter locale={locale} isDemo={config().GANGWAY_MODE !== "production"} />
      </body>
    </html>
  );
}
