import { Button } from "#components/ui/button";
import { TextField } from "#components/ui/text-field";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import styles from "./find-form.module.css";

/** Looks for pages by name. A plain GET form: it works without script. */
export function FindForm({ locale, q }: { locale: Locale; q: string }) {
  const t = translator(locale, "discovery");
  return (
    <search>
      <form className={styles.form} action={`/${locale}/find`} aria-label={t("find_label")}>
        <TextField
          id="q"
          name="q"
          type="search"
          label={t("find_field")}
          hint={t("find_hint")}
          defaultValue={q}
          maxLength={100}
          autoComplete="off"
          enterKeyHint="search"
          spellCheck={false}
        />
        <Button type="submit" look="quiet">
          {t("find")}
        </Button>
      </form>
    </search>
  );
}
