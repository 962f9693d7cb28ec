import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { FailureWordsProvider } from "#components/site/failure-words";
import { OfflineNotice } from "#components/site/offline-notice";
import { ShowWorking } from "#components/site/show-working";
import { SiteFooter } from "#components/site/site-footer";
import { SiteHeader } from "#components/site/site-header";
import { config } from "#lib/config/config";
import { isLocale, preferredLocale } from "#lib/language/locales";
import { messagesOf } from "#lib/language/messages";
import { translator } from "#lib/language/translator";
import { nothingHere } from "../_page/unless-away";
import { faces } from "../fonts";
import "../tokens.css";
import "../base.css";
import "../faces.css";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

/** An address that begins with no language of ours is none of ours, and says so in the reader's. */
async function languageOf(params: Props["params"]) {
  const { locale } = await params;
  if (isLocale(locale)) return { locale, isOurs: true };
  return { locale: preferredLocale((await headers()).get("accept-language")), isOurs: false };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, isOurs } = await languageOf(params);
  const t = translator(locale, "site");
  if (!isOurs) return { title: translator(locale, "not_found")("title"), robots: "noindex" };
  return {
    metadataBase: new URL(config().APP_URL),
    title: {
      default: t("title", { name: t("name"), tagline: t("tagline") }),
      template: `%s · ${t("name")}`,
    },
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
  const { locale, isOurs } = await languageOf(params);
  const content = isOurs ? children : await nothingHere(locale);
  const t = translator(locale, "site");
  return (
    <html lang={locale} className={faces}>
      <body>
        <a className="skip-link" href="#content">
          {t("skip")}
        </a>
        <SiteHeader locale={locale} />
        <main id="content" tabIndex={-1}>
          <FailureWordsProvider words={messagesOf(locale).failure}>{content}</FailureWordsProvider>
        </main>
        <OfflineNotice words={messagesOf(locale).offline} />
        <ShowWorking />
        <SiteFooter locale={locale} isDemo={config().GANGWAY_MODE !== "production"} />
      </body>
    </html>
  );
}
