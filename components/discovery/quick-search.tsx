import { Button } from "#components/ui/button";
import { SelectField } from "#components/ui/select-field";
import { TextField } from "#components/ui/text-field";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import styles from "./quick-search.module.css";
import type { QuickSearch as Filled } from "./views";

type Props = { locale: Locale; search: Filled };

/** The search of a crossing, filled in. A plain GET form: it works without script. */
export function QuickSearch({ locale, search }: Props) {
  const t = translator(locale, "search_form");
  const { from, to, date, first, last } = search;
  const days = { type: "date", min: first, max: last };
  return (
    <search>
      <form className={styles.form} action={`/${locale}/search`} aria-label={t("label")}>
        <input type="hidden" name="from" value={from.slug} />
        <input type="hidden" name="to" value={to.slug} />
        <div className={styles.day}>
          <TextField
            id="date"
            label={t("date")}
            defaultValue={date}
            name="date"
            required
            {...days}
          />
        </div>
        <div className={styles.day}>
          <TextField id="return_date" label={t("return_date")} name="return_date" {...days} />
        </div>
        <div className={styles.adults}>
          <SelectField id="adults" name="adults" label={t("adults")} defaultValue={1}>
            {[1, 2, 3, 4, 5, 6, 7, 8, 9].map((count) => (
              <option key={count}>{count}</option>
            ))}
          </SelectField>
        </div>
        <div className={styles.submit}>
          <Button type="submit">{t("submit")}</Button>
        </div>
      </form>
    </search>
  );
}
