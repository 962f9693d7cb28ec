"use client";

import { useTranslations } from "use-intl/react";
import { SelectField } from "#components/ui/select-field";
import type { Country } from "#lib/language/countries";
import type { Locale } from "#lib/language/locales";

type Props = {
  id: string;
  label: string;
  locale: Locale;
  countries: Country[];
  value: string;
  error?: string | undefined;
  onChoose: (code: string) => void;
};

/** Whose people mostly sail on these waters, by the language they read. */
const frequent: Record<Locale, string[]> = {
  en: ["GB", "IE", "FR", "IT", "ES", "DE", "TN", "DZ", "MA"],
  fr: ["FR", "TN", "DZ", "MA", "BE", "CH", "IT", "ES"],
};

/** The frequent ones first; and all of them where one looks for them, by the alphabet. */
export function CountrySelect(props: Props) {
  const { id, label, locale, countries, value, error, onChoose } = props;
  const t = useTranslations("book");
  const often = frequent[locale].flatMap((code) => countries.filter((one) => one.code === code));
  return (
    <SelectField
      id={id}
      name={id}
      label={label}
      value={value}
      error={error}
      autoComplete="off"
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="">{t("choose")}</option>
      <Group label={t("countries_often")} countries={often} />
      <Group label={t("countries_all")} countries={countries} />
    </SelectField>
  );
}

function Group({ label, countries }: { label: string; countries: Country[] }) {
  return (
    <optgroup label={label}>
      {countries.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}
