import type { Metadata } from "next";
import { IncidentList } from "#components/status/incident-list";
import { KeepFresh } from "#components/status/keep-fresh";
import { PartRow } from "#components/status/part-row";
import { Notice } from "#components/ui/notice";
import { database } from "#db/client";
import { formatDay, instantClock } from "#lib/language/format-time";
import { translator } from "#lib/language/translator";
import { readStatus } from "#lib/status/read-status";
import styles from "../../../components/status/status.module.css";
import { inEachLanguage } from "../../_page/in-each-language";
import { localeOf } from "../../_page/locale";

type Props = { params: Promise<{ locale: string }> };

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  const t = translator(locale, "status");
  return {
    title: t("title"),
    description: t("description"),
    alternates: inEachLanguage(locale, "/status"),
  };
}

/** How the service is and was: it answers also while the database is away, and says so. */
export default async function StatusPage({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale, "status");
  const { state, as_of, parts, incidents } = await readStatus(database().sql);
  const own = parts.filter(({ name }) => name === null);
  const operators = parts.filter(({ name }) => name !== null);
  const when = {
    time: instantClock(new Date(as_of), locale, "UTC"),
    day: formatDay(as_of, locale, "plain"),
  };
  return (
    <div className={`wrap ${styles.page}`}>
      <KeepFresh />
      <header className={styles.head}>
        <h1>{t("title")}</h1>
        <Notice
          look={state === "well" ? "good" : "bad"}
          title={t(`headline.${state}`)}
          live="polite"
        />
        <p className={styles.soft}>{t("as_of", when)}</p>
      </header>
      <section className={styles.section}>
        <h2>{t("parts_title")}</h2>
        <ul className={styles.parts}>
          {own.map((part) => (
            <PartRow
              key={part.part}
              locale={locale}
              title={t(`part.${part.part as "search"}`)}
              part={part}
            />
          ))}
        </ul>
        <p className={styles.soft}>{t("legend")}</p>
      </section>
      {operators.length > 0 && (
        <section className={styles.section}>
          <div className={styles.words}>
            <h2>{t("operators_title")}</h2>
            <p>{t("operators_lead")}</p>
          </div>
          <ul className={styles.parts}>
            {operators.map((part) => (
              <PartRow key={part.part} locale={locale} title={part.name ?? ""} part={part} />
            ))}
          </ul>
        </section>
      )}
      <section className={styles.section}>
        <h2>{t("incidents_title")}</h2>
        <IncidentList locale={locale} incidents={incidents} />
      </section>
    </div>
  );
}
