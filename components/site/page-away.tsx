import { PlainPage } from "#components/ui/plain-page";
import type { ErrorCode } from "#lib/errors/codes";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import styles from "./page-failure.module.css";

type Props = { locale: Locale; code: ErrorCode };

/** What cannot be shown just now; a second try is a link, for where there is no script. */
export function PageAway({ locale, code }: Props) {
  const t = translator(locale, "failure");
  return (
    <PlainPage title={t("title")} lead={translator(locale, "errors")(code)}>
      <p className={styles.ways}>
        {/* biome-ignore lint/a11y/useValidAnchor: an empty address is this one again, with its question */}
        <a href="">{t("retry")}</a>
        <a href={`/${locale}`}>{t("home")}</a>
      </p>
    </PlainPage>
  );
}
