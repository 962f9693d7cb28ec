import type { Metadata } from "next";
import { UseLetter } from "#components/account/use-letter";
import { PlainPage } from "#components/ui/plain-page";
import { WordsProvider } from "#components/ui/words-provider";
import { pickMessages } from "#lib/language/messages";
import { translator } from "#lib/language/translator";
import { inEachLanguage } from "../../../_page/in-each-language";
import { localeOf } from "../../../_page/locale";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  return {
    title: translator(locale, "account")("link_title"),
    alternates: inEachLanguage(locale, "/account/letter"),
    robots: "noindex",
  };
}

export default async function LetterPage({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale, "account");
  return (
    <PlainPage title={t("link_title")} lead={t("letter_lead")}>
      <WordsProvider
        locale={locale}
        messages={pickMessages(locale, ["account", "errors", "fields"])}
      >
        <UseLetter locale={locale} />
      </WordsProvider>
    </PlainPage>
  );
}
