import type { Metadata } from "next";
import { FindBooking } from "#components/booking/find-booking";
import { PlainPage } from "#components/ui/plain-page";
import { WordsProvider } from "#components/ui/words-provider";
import { pickMessages } from "#lib/language/messages";
import { translator } from "#lib/language/translator";
import styles from "../../../components/account/account.module.css";
import { inEachLanguage } from "../../_page/in-each-language";
import { localeOf } from "../../_page/locale";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  return {
    title: translator(locale, "my_booking")("title"),
    alternates: inEachLanguage(locale, "/my-booking"),
  };
}

export default async function MyBookingPage({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale, "my_booking");
  return (
    <PlainPage title={t("title")} lead={t("lead")}>
      <WordsProvider
        locale={locale}
        messages={pickMessages(locale, ["my_booking", "errors", "fields"])}
      >
        <FindBooking locale={locale} />
      </WordsProvider>
      <p className={styles.other}>
        <a href={`/${locale}/account`}>{t("account")}</a>
      </p>
    </PlainPage>
  );
}
