"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Notice } from "#components/ui/notice";
import { TextField } from "#components/ui/text-field";
import type { Locale } from "#lib/language/locales";
import { type Asked, askAccount } from "./account-api";
import { AccountForm } from "./account-form";

/** E-mail and password; or a link by mail, to sign in or to choose a new password. */
export function SignInForm({ locale }: { locale: Locale }) {
  const t = useTranslations("account");
  const [isOnItsWay, setOnItsWay] = useState(false);

  async function send(typed: FormData, kind: string): Promise<Asked<unknown>> {
    const email = String(typed.get("email")).trim();
    setOnItsWay(false);
    if (kind !== "") {
      const asked = await askAccount("POST", "/letters", { email, kind });
      setOnItsWay(!asked.refusal);
      return asked;
    }
    const password = String(typed.get("password"));
    const asked = await askAccount<{ second_factor_needed: boolean }>("POST", "/sessions", {
      email,
      password,
    });
    if (asked.data) {
      const needsCode = asked.data.second_factor_needed;
      window.location.assign(needsCode ? "/admin/sign-in" : `/${locale}/account`);
    }
    return asked;
  }

  return (
    <>
      <AccountForm
        submit={t("sign_in")}
        wrong={t("wrong")}
        send={send}
        others={[
          { value: "sign_in", label: t("mail_link") },
          { value: "new_password", label: t("forgotten") },
        ]}
      >
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
          type="password"
          required
          maxLength={1000}
          autoComplete="current-password"
        />
      </AccountForm>
      <div role="status">
        {isOnItsWay && (
          <Notice look="good" title={t("letter_title")}>
            <p>{t("letter_asked")}</p>
          </Notice>
        )}
      </div>
    </>
  );
}
