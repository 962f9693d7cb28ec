"use client";

import { useTranslations } from "use-intl/react";
import { TextField } from "#components/ui/text-field";
import styles from "./checkout.module.css";
import { contactNameOf, type Draft } from "./draft";

type Props = {
  draft: Draft;
  faultAt: (path: string) => string | undefined;
  onChange: (changes: Partial<Draft["contact"]>) => void;
};

export function ContactPart({ draft, faultAt, onChange }: Props) {
  const t = useTranslations("book");
  return (
    <section className={styles.part} aria-labelledby="contact-part">
      <h2 id="contact-part">{t("contact_title")}</h2>
      <p className="quiet">{t("contact_lead")}</p>
      <div className={styles.fields}>
        <TextField
          id="contact.name"
          label={t("contact_name")}
          value={contactNameOf(draft)}
          error={faultAt("contact.name")}
          onChange={(event) => onChange({ name: event.target.value })}
          autoComplete="name"
          maxLength={200}
        />
        <TextField
          id="contact.email"
          label={t("email")}
          type="email"
          value={draft.contact.email}
          error={faultAt("contact.email")}
          onChange={(event) => onChange({ email: event.target.value })}
          autoComplete="email"
          spellCheck={false}
          maxLength={254}
        />
        <TextField
          id="contact.phone"
          label={t("phone")}
          hint={t("phone_hint")}
          type="tel"
          value={draft.contact.phone}
          error={faultAt("contact.phone")}
          onChange={(event) => onChange({ phone: event.target.value })}
          autoComplete="tel"
          maxLength={26}
        />
      </div>
    </section>
  );
}
