import { PlainPage } from "#components/ui/plain-page";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import styles from "./page-failure.module.css";

/** What is said at an address at which there is nothing. */
export function NothingHere({ locale }: { locale: Locale }) {
  const t = translator(locale, "not_found");
  return (
    <PlainPage title={t("title")} lead={t("lead")}>
      <p>{t("booking_lead")}</p>
      <p className={styles.ways}>
        <a href={`/${locale}/my-booking`}>{t("to_my_booking")}</a>
        <a href={`/${locale}`}>{t("to_search")}</a>
      </p>
    </PlainPage>
  );
}
