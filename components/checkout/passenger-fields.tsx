"use client";

import { useTranslations } from "use-intl/react";
import { SelectField } from "#components/ui/select-field";
import { TextField } from "#components/ui/text-field";
import type { Checkout } from "./checkout";
import styles from "./checkout.module.css";
import { CountrySelect } from "./country-select";
import { DocumentFields } from "./document-fields";
import { type Draft, nationalityOf, type PassengerDraft } from "./draft";
import { needsDocuments } from "./validate-draft";

type Props = {
  checkout: Checkout;
  draft: Draft;
  position: number;
  faultAt: (path: string) => string | undefined;
  onChange: (changes: Partial<PassengerDraft>) => void;
};

export function PassengerFields({ checkout, draft, position, faultAt, onChange }: Props) {
  const t = useTranslations("book");
  const passenger = draft.passengers[position];
  const band = checkout.bands[position];
  if (!passenger || !band) return null;
  const path = `passengers.${position}`;
  // The browser knows the person at the keyboard; the others it should not take for them.
  const section = position === 0 ? "" : `section-passenger-${position + 1} `;
  const field = (name: "first_name" | "last_name" | "birth_date" | "special_care") => ({
    id: `${path}.${name}`,
    name: `${path}.${name}`,
    label: t(name),
    value: passenger[name],
    error: faultAt(`${path}.${name}`),
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  });
  return (
    <fieldset className={styles.person}>
      <legend className={styles.legend}>
        {t("passenger", { number: position + 1 })}
        <span className={styles.band}>{t(`passenger_${band}`)}</span>
      </legend>
      <div className={styles.fields}>
        <TextField {...field("first_name")} autoComplete={`${section}given-name`} maxLength={200} />
        <TextField {...field("last_name")} autoComplete={`${section}family-name`} maxLength={200} />
        <TextField
          {...field("birth_date")}
          hint={t("birth_date_hint")}
          autoComplete={`${section}bday`}
          inputMode="numeric"
          maxLength={14}
        />
        <SelectField
          id={`${path}.gender`}
          name={`${path}.gender`}
          label={t("gender")}
          hint={t("gender_hint")}
          value={passenger.gender}
          error={faultAt(`${path}.gender`)}
          onChange={(event) => onChange({ gender: event.target.value })}
        >
          <option value="">{t("choose")}</option>
          <option value="f">{t("gender_f")}</option>
          <option value="m">{t("gender_m")}</option>
          <option value="x">{t("gender_x")}</option>
        </SelectField>
        <CountrySelect
          id={`${path}.nationality`}
          label={t("nationality")}
          countries={checkout.countries}
          value={nationalityOf(draft, position)}
          error={faultAt(`${path}.nationality`)}
          onChoose={(nationality) => onChange({ nationality })}
        />
      </div>
      {needsDocuments(checkout) && (
        <DocumentFields
          checkout={checkout}
          draft={draft}
          position={position}
          faultAt={faultAt}
          onChange={(changes) => onChange({ document: { ...passenger.document, ...changes } })}
        />
      )}
      <details className={styles.care} open={passenger.special_care !== ""}>
        <summary>{t("special_care")}</summary>
        <TextField {...field("special_care")} hint={t("special_care_hint")} maxLength={500} />
      </details>
    </fieldset>
  );
}
