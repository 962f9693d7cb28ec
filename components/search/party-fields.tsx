import { SelectField } from "#components/ui/select-field";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { PartyAdvice } from "./party-advice";
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
            // An address may ask for more than there are answers: the last is nearest to it.
            defaultValue={Math.min(query[who], people[who])}
          >
            {Array.from({ length: people[who] + 1 }, (_, count) => (
              // A count is its own identity.
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
              <option key={count}>{count}</option>
            ))}
          </SelectField>
        ))}
      </div>
      <PartyAdvice
        rules={{
          nobody: t("party_nobody"),
          too_many: t("party_too_many"),
          no_adult: t("party_no_adult"),
          no_driver: t("party_no_driver"),
        }}
      />
    </fieldset>
  );
}
