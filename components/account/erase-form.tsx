"use client";

import { useTranslations } from "use-intl/react";
import { TextField } from "#components/ui/text-field";
import type { Locale } from "#lib/language/locales";
import { askAccount } from "./account-api";
import { AccountForm } from "./account-form";

export function EraseForm({ locale }: { locale: Locale }) {
  const t = useTranslations("account");
  async function erase(typed: FormData) {
    const asked = await askAccount("DELETE", "", { password: String(typed.get("password")) });
    if (!asked.refusal) window.location.assign(`/${locale}`);
    return asked;
  }
  return (
    <AccountForm submit={t("erase")} look="danger" wrong={t("wrong_password")} send={erase}>
      <TextField
        id="erase-password"
        name="password"
        label={t("password")}
        type="password"
        required
        maxLength={1000}
        autoComplete="current-password"
      />
    </AccountForm>
  );
}
