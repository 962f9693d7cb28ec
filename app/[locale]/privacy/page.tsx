import type { Metadata } from "next";
import { LooksChoice } from "#components/recommendation/looks-choice";
import { PlainPage } from "#components/ui/plain-page";
import { messagesOf } from "#lib/language/messages";
import { translator } from "#lib/language/translator";
import { inEachLanguage } from "../../_page/in-each-language";
import { localeOf } from "../../_page/locale";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  return {
    title: translator(locale, "privacy")("title"),
    alternates: inEachLanguage(locale, "/privacy"),
  };
}

/** What is kept of whom, and the choice that can be made of it. */
export default async function PrivacyPage({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale, "privacy");
  return (
    <PlainPage title={t("title")} lead={t("lead")}>
      <h2>{t("booking_title")}</h2>
      <p>{t("booking")}</p>
      <h2>{t("looks_title")}</h2>
      <p>{t("looks_counted")}</p>
      <p>{t("looks_kept")}</p>
      <h3>{t("looks_choice")}</h3>
      <LooksChoice words={messagesOf(locale).looks} />
      <h2>{t("cookies_title")}</h2>
      <p>{t("cookies")}</p>
    </PlainPage>
  );
}
