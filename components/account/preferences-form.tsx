"use client";

import { useTranslations } from "use-intl/react";
import { SelectField } from "#components/ui/select-field";
import { TextField } from "#components/ui/text-field";
import { askAccount } from "./account-api";
import { AccountForm } from "./account-form";

type Props = { name: string; language: "en" | "fr" };

/** How the account's holder is called, and the language of our mails to them. */
export function PreferencesForm({ name, language }: Props) {
  const t = useTranslations("account");
  async function change(typed: FormData) {
    const chosen = String(typed.get("language"));
    const asked = await askAccount("PATCH", "", {
      name: String(typed.get("name")).trim(),
      language: chosen,
    });
    if (!asked.refusal) window.location.assign(`/${chosen}/account`);
    return asked;
  }
  return (
    <AccountForm submit={t("save")} look="quiet" wrong={t("wrong")} send={change}>
      <TextField
        id="name"
        name="name"
        label={t("name")}
        defaultValue={name}
        required
        maxLength={100}
        autoComplete="name"
      />
      <SelectField id="language" name="language" label={t("language")} defaultValue={language}>
        <option value="en" lang="en">
          {t("languages.en")}
        </option>
        <option value="fr" lang="fr">
          {t("languages.fr")}
        </option>
      </SelectField>
    </AccountForm>
  );
}
