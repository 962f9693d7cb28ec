import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import styles from "./promises.module.css";

const promises = ["price", "hold", "cancel"] as const;

/** What the house keeps to, in three paragraphs. */
export function Promises({ locale }: { locale: Locale }) {
  const t = translator(locale, "home");
  return (
    <section aria-labelledby="promises" className={`wrap ${styles.section}`}>
      <h2 id="promises" className="out-of-sight">
        {t("promises_title")}
      </h2>
      {promises.map((name) => (
        <div key={name} className={styles.promise}>
          <h3>{t(`promise_${name}_title`)}</h3>
          <p>{t(`promise_${name}`)}</p>
        </div>
      ))}
    </section>
  );
}
