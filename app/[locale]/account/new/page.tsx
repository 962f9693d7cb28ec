import type { Metadata } from "next";
import { SignUpForm } from "#components/account/sign-up-form";
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
    title: translator(locale, "account")("new_title"),
    alternates: inEachLanguage(locale, "/account/new"),
    robots: "noindex",
  };
}

export default async function NewAccountPage({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale, "account");
  return (
    <PlainPage title={t("new_title")} lead={t("new_lead")}>
      <WordsProvider
        locale={locale}
        messages={pickMessages(locale, ["account", "errors", "fields"])}
      >
        <SignUpForm locale={locale} />
      </WordsProvider>
    </PlainPage>
  );
}
