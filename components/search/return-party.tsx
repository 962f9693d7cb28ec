import { SelectField } from "#components/ui/select-field";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import styles from "./search-form.module.css";
import type { TravelQuery } from "./travel-query";

const people = { adults: 9, children: 8, infants: 4, pets: 4 } as const;

/** Who travels back, if others than out: each answer is "as on the way out" until it is changed. */
export function ReturnParty({ locale, query }: { locale: Locale; query: TravelQuery }) {
  const t = translator(locale, "search_form");
  const { back } = query;
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t("return_party")}</legend>
      <div className={styles.party}>
        {(["adults", "children", "infants", "pets"] as const).map((who) => (
          <SelectField
            key={who}
            id={`return_${who}`}
            name={`return_${who}`}
            label={t(`back_${who}`)}
            defaultValue={back && back[who] !== query[who] ? Math.min(back[who], people[who]) : ""}
          >
            <option value="">{t("as_out")}</option>
            {Array.from({ length: people[who] + 1 }, (_, count) => (
              // A count is its own identity.
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
              <option key={count}>{count}</option>
            ))}
          </SelectField>
        ))}
      </div>
      <SelectField
        id="return_vehicle"
        name="return_vehicle"
        label={t("return_vehicle")}
        defaultValue={back && query.vehicle && !back.vehicle ? "none" : ""}
      >
        <option value="">{t("as_out")}</option>
        <option value="none">{t("return_vehicle_none")}</option>
      </SelectField>
    </fieldset>
  );
}
