"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Notice } from "#components/ui/notice";
import { TextField } from "#components/ui/text-field";
import type { Locale } from "#lib/language/locales";
import { askAccount } from "./account-api";
import { AccountForm } from "./account-form";

export function SignUpForm({ locale }: { locale: Locale }) {
  const t = useTranslations("account");
  const [isOnItsWay, setOnItsWay] = useState(false);

  async function send(typed: FormData) {
    const asked = await askAccount("POST", "", {
      name: String(typed.get("name")).trim(),
      email: String(typed.get("email")).trim(),
      password: String(typed.get("password")),
      language: locale,
    });
    setOnItsWay(!asked.refusal);
    return asked;
  }

  if (isOnItsWay) {
    return (
      <Notice look="good" live="polite" title={t("letter_title")}>
        <p>{t("letter_confirm")}</p>
      </Notice>
    );
  }
  return (
    <AccountForm submit={t("sign_up")} wrong={t("wrong")} send={send}>
      <TextField
        id="name"
        name="name"
        label={t("name")}
        required
        maxLength={100}
        autoComplete="name"
      />
      <TextField
        id="email"
        name="email"
        label={t("email")}
        type="email"
        required
        maxLength={254}
        autoComplete="username"
      />
      <TextField
        id="password"
        name="password"
        label={t("password")}
        hint={t("password_hint")}
        type="password"
        required
        minLength={10}
        maxLength={128}
        autoComplete="new-password"
      />
    </AccountForm>
  );
}
