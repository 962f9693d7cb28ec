"use client";

import { useTranslations } from "use-intl/react";
import { ChoiceField } from "#components/ui/choice-field";
import { TextField } from "#components/ui/text-field";
import { useBirthEcho } from "./birth-echo";
import type { Checkout } from "./checkout";
import styles from "./checkout.module.css";
import { CountrySelect } from "./country-select";
import { DocumentFields } from "./document-fields";
import { type Draft, lastNameOf, nationalityOf, type PassengerDraft } from "./draft";
import { SavedPeople } from "./saved-people";
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
  const birthEcho = useBirthEcho(checkout);
  const passenger = draft.passengers[position];
  if (!passenger) return null;
  const path = `passengers.${position}`;
  // The browser knows the person at the keyboard; the others it should not take for them.
  const section = position === 0 ? "" : `section-passenger${position + 1} `;
  const field = (name: "first_name" | "last_name" | "birth_date" | "special_care") => ({
    id: `${path}.${name}`,
    name: `${path}.${name}`,
    label: t(name),
    error: faultAt(`${path}.${name}`),
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  });
  const isTaken = passenger.last_name === null && lastNameOf(draft, position) !== "";
  return (
    <>
      {position === 0 && <p className="quiet">{t("passengers_lead")}</p>}
      <SavedPeople
        position={position}
        people={checkout.saved?.passengers ?? []}
        onChange={onChange}
      />
      <div className={styles.fields}>
        <TextField
          {...field("first_name")}
          value={passenger.first_name}
          autoComplete={`${section}given-name`}
          autoCapitalize="words"
          spellCheck={false}
          dir="auto"
          maxLength={200}
        />
        <TextField
          {...field("last_name")}
          value={lastNameOf(draft, position)}
          echo={isTaken ? t("last_name_taken", { number: position }) : undefined}
          // What was taken over is written over by typing.
          onFocus={(event) => isTaken && event.target.select()}
          autoComplete={`${section}family-name`}
          autoCapitalize="words"
          spellCheck={false}
          dir="auto"
          maxLength={200}
        />
        <TextField
          {...field("birth_date")}
          value={passenger.birth_date}
          hint={t("birth_date_hint")}
          echo={birthEcho(passenger.birth_date)}
          autoComplete={`${section}bday`}
          inputMode="numeric"
          maxLength={14}
        />
        <ChoiceField
          id={`${path}.gender`}
          label={t("gender")}
          hint={t("gender_hint")}
          value={passenger.gender}
          error={faultAt(`${path}.gender`)}
          choices={[
            { value: "f", label: t("gender_f") },
            { value: "m", label: t("gender_m") },
            { value: "x", label: t("gender_x") },
          ]}
          onChoose={(gender) => onChange({ gender })}
        />
        <CountrySelect
          id={`${path}.nationality`}
          label={t("nationality")}
          locale={checkout.locale}
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
      <details className={styles.care} open={passenger.special_care !== "" || undefined}>
        <summary>{t("special_care")}</summary>
        <TextField
          {...field("special_care")}
          value={passenger.special_care}
          hint={t("special_care_hint")}
          dir="auto"
          autoComplete="off"
          maxLength={500}
        />
      </details>
    </>
  );
}
