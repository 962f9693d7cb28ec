import { ActionLink } from "#components/ui/action-link";
import { PlainPage } from "#components/ui/plain-page";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { ForgetReturn } from "./forget-return";
import type { Returned } from "./use-booking";

/**
 * The bank sent somebody back to a browser that has not opened the booking, a phone's default one
 * perhaps. Says what to do, and the same whether there is such a booking or not.
 */
export function ReturnedElsewhere({ locale, how }: { locale: Locale; how: Returned }) {
  const t = translator(locale, "returned");
  const isFailed = how === "failed";
  return (
    <PlainPage
      title={t(isFailed ? "failed_title" : "succeeded_title")}
      lead={t(isFailed ? "failed_lead" : "succeeded_lead")}
    >
      <ForgetReturn />
      {!isFailed && (
        <p>
          {t("where")} {t("mail")}
        </p>
      )}
      <p>{t("open")}</p>
      <p>
        <ActionLink href={`/${locale}/my-booking`}>{t("action")}</ActionLink>
      </p>
    </PlainPage>
  );
}
