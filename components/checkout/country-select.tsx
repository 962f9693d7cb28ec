"use client";

import { useTranslations } from "use-intl/react";
import { SelectField } from "#components/ui/select-field";
import type { Country } from "#lib/language/countries";

type Props = {
  id: string;
  label: string;
  countries: Country[];
  value: string;
  error?: string | undefined;
  onChoose: (code: string) => void;
};

export function CountrySelect({ id, label, countries, value, error, onChoose }: Props) {
  const t = useTranslations("book");
  return (
    <SelectField
      id={id}
      name={id}
      label={label}
      value={value}
      error={error}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="">{t("choose")}</option>
      {countries.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
