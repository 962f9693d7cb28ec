import type { Metadata } from "next";
import { CheckoutForm } from "#components/checkout/checkout-form";
import { ActionLink } from "#components/ui/action-link";
import { Notice } from "#components/ui/notice";
import { PlainPage } from "#components/ui/plain-page";
import { QueryProvider } from "#components/ui/query-provider";
import { WordsProvider } from "#components/ui/words-provider";
import type { Locale } from "#lib/language/locales";
import { pickMessages } from "#lib/language/messages";
import { translator } from "#lib/language/translator";
import type { RawParams } from "../../../components/search/travel-query";
import { inEachLanguage } from "../../_page/in-each-language";
import { localeOf } from "../../_page/locale";
import { readCheckout } from "../../_page/read-checkout";
import { readSaved } from "../../_page/read-saved";
import { pageUnlessAway } from "../../_page/unless-away";
import styles from "./book.module.css";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<RawParams> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const { out } = await searchParams;
  const title = translator(locale, "book")("title");
  if (typeof out !== "string") return { title, robots: "noindex" };
  // What is worth finding of a checkout is the sailing it sells.
  return { title, alternates: inEachLanguage(locale, `/journeys/${encodeURIComponent(out)}`) };
}

export default async function BookPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const asked = await searchParams;
  return pageUnlessAway(locale, () => checkoutPage(locale, asked));
}

async function checkoutPage(locale: Locale, params: RawParams) {
  const [checkout, saved] = await Promise.all([readCheckout(params, locale), readSaved()]);
  const t = translator(locale, "book");
  if (!checkout) {
    return (
      <PlainPage title={t("gone_title")} lead={t("gone_lead")}>
        <p>
          <ActionLink href={`/${locale}`}>{t("search_again")}</ActionLink>
        </p>
      </PlainPage>
    );
  }
  return (
    <div className={`wrap ${styles.page}`}>
      <h1 className={styles.title}>{t("title")}</h1>
      <noscript>
        <Notice look="bad">
          <p>{t("no_script")}</p>
        </Notice>
      </noscript>
      <QueryProvider>
        <WordsProvider
          locale={locale}
          messages={pickMessages(locale, ["book", "fields", "errors"])}
        >
          <CheckoutForm checkout={{ ...checkout, saved }} />
        </WordsProvider>
      </QueryProvider>
    </div>
  );
}
