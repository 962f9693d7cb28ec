import { Button } from "#components/ui/button";
import { TextField } from "#components/ui/text-field";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import styles from "./ask-field.module.css";

type Props = {
  locale: Locale;
  /** What was asked before, to be mended. */
  said: string;
};

/** A whole search in one line. A plain GET form: the answer is the form filled in, or the sailings. */
export function AskField({ locale, said }: Props) {
  const t = translator(locale, "ask");
  return (
    <form className={styles.ask} action={`/${locale}/search`}>
      <TextField
        id="ask"
        name="ask"
        type="search"
        label={t("label")}
        hint={t("hint")}
        defaultValue={said}
        required
        maxLength={200}
        autoComplete="off"
        enterKeyHint="search"
        spellCheck={false}
      />
      <Button type="submit" look="quiet">
        {t("submit")}
      </Button>
    </form>
  );
}
