import { SelectField } from "#components/ui/select-field";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import styles from "./search-form.module.css";
import type { TravelQuery } from "./travel-query";

const people = { adults: 9, children: 8, infants: 4, pets: 4 } as const;

export function PartyFields({ locale, query }: { locale: Locale; query: TravelQuery }) {
  const t = translator(locale, "search_form");
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t("party")}</legend>
      <div className={styles.party}>
        {(["adults", "children", "infants", "pets"] as const).map((who) => (
          <SelectField
            key={who}
            id={who}
            name={who}
            label={t(who)}
            hint={t(`${who}_hint`)}
            defaultValue={query[who]}
          >
            {Array.from({ length: people[who] + 1 }, (_, count) => (
              // A count is its own identity.
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
              <option key={count}>{count}</option>
            ))}
          </SelectField>
        ))}
      </div>
    </fieldset>
  );
}
