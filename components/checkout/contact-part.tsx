"use client";

import { useTranslations } from "use-intl/react";
import { TextField } from "#components/ui/text-field";
import type { Checkout } from "./checkout";
import styles from "./checkout.module.css";
import { contactNameOf, type Draft, nationalityOf } from "./draft";
import { readPhone, spokenPhone } from "./phone";

type Props = {
  checkout: Checkout;
  draft: Draft;
  faultAt: (path: string) => string | undefined;
  onChange: (changes: Partial<Draft["contact"]>) => void;
};

export function ContactPart({ checkout, draft, faultAt, onChange }: Props) {
  const t = useTranslations("book");
  const read = readPhone(draft.contact.phone, nationalityOf(draft, 0), checkout.locale);
  return (
    <>
      <p className="quiet">{t("contact_lead")}</p>
      <div className={styles.fields}>
        <TextField
          id="contact.email"
          name="contact.email"
          label={t("email")}
          type="email"
          inputMode="email"
          value={draft.contact.email}
          error={faultAt("contact.email")}
          onChange={(event) => onChange({ email: event.target.value })}
          autoComplete="email"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
        />
        <TextField
          id="contact.phone"
          name="contact.phone"
          label={t("phone")}
          hint={t("phone_hint")}
          type="tel"
          inputMode="tel"
          value={draft.contact.phone}
          error={faultAt("contact.phone")}
          echo={"phone" in read ? t("phone_echo", { phone: spokenPhone(read.phone) }) : undefined}
          onChange={(event) => onChange({ phone: event.target.value })}
          autoComplete="tel"
          maxLength={26}
        />
        <TextField
          id="contact.name"
          name="contact.name"
          label={t("contact_name")}
          value={contactNameOf(draft)}
          error={faultAt("contact.name")}
          onChange={(event) => onChange({ name: event.target.value })}
          autoComplete="name"
          autoCapitalize="words"
          spellCheck={false}
          dir="auto"
          maxLength={200}
        />
      </div>
      {checkout.saved && (
        <label className={styles.keep}>
          <input
            type="checkbox"
            checked={draft.contact.keeps ?? false}
            onChange={(event) => onChange({ keeps: event.target.checked })}
          />
          {t("keep_people")}
        </label>
      )}
    </>
  );
}
