"use client";

import { useTranslations } from "use-intl/react";
import { SelectField } from "#components/ui/select-field";
import { TextField } from "#components/ui/text-field";
import { formatDay } from "#lib/language/format-time";
import { parseDay } from "#lib/language/parse-day";
import type { Checkout } from "./checkout";
import styles from "./checkout.module.css";
import { CountrySelect } from "./country-select";
import { type Draft, documentCountryOf, type PassengerDraft } from "./draft";

type Props = {
  checkout: Checkout;
  draft: Draft;
  position: number;
  faultAt: (path: string) => string | undefined;
  onChange: (changes: Partial<PassengerDraft["document"]>) => void;
};

/** Only where a border is crossed. */
export function DocumentFields({ checkout, draft, position, faultAt, onChange }: Props) {
  const t = useTranslations("book");
  const path = `passengers.${position}.document`;
  const document = draft.passengers[position]?.document;
  if (!document) return null;
  const validUntil = (typed: string) => {
    const day = parseDay(typed);
    return day ? formatDay(day, checkout.locale, "plain") : undefined;
  };
  return (
    <fieldset className={styles.document}>
      <legend className={styles.sublegend}>{t("document_title")}</legend>
      {position === 0 && <p className="quiet small">{t("document_lead")}</p>}
      <div className={styles.fields}>
        <SelectField
          id={`${path}.kind`}
          label={t("document_kind")}
          value={document.kind}
          autoComplete="off"
          onChange={(event) => onChange({ kind: event.target.value })}
        >
          <option value="passport">{t("document_passport")}</option>
          <option value="identity_card">{t("document_identity_card")}</option>
        </SelectField>
        <TextField
          id={`${path}.number`}
          label={t("document_number")}
          value={document.number}
          error={faultAt(`${path}.number`)}
          onChange={(event) => onChange({ number: event.target.value })}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
        />
        <CountrySelect
          id={`${path}.country`}
          label={t("document_country")}
          locale={checkout.locale}
          countries={checkout.countries}
          value={documentCountryOf(draft, position)}
          error={faultAt(`${path}.country`)}
          onChoose={(country) => onChange({ country })}
        />
        <TextField
          id={`${path}.expires_on`}
          label={t("document_expires")}
          hint={t("document_expires_hint")}
          value={document.expires_on}
          error={faultAt(`${path}.expires_on`)}
          onChange={(event) => onChange({ expires_on: event.target.value })}
          echo={validUntil(document.expires_on)}
          autoComplete="off"
          inputMode="numeric"
          maxLength={14}
        />
      </div>
    </fieldset>
  );
}
