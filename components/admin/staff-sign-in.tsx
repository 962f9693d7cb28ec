"use client";

import { type FormEvent, useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button";
import { TextField } from "#components/ui/text-field";
import { askAccount, type Refusal } from "../account/account-api";
import { forgetCheckIn } from "./check-in/page-keeper";
import { CodeForm } from "./code-form";
import styles from "./staff-form.module.css";
import { StaffRefusal } from "./staff-refusal";

/** Where one was when the session ended; a page of the back office, never another site. */
function whereFrom(): string {
  const from = new URLSearchParams(window.location.search).get("from") ?? "";
  return /^\/admin(?:[/?]|$)/.test(from) ? from : "/admin";
}

/** E-mail and password, and then, where the account has one, its second factor. */
export function StaffSignIn() {
  const t = useTranslations("staff");
  const [isSending, setSending] = useState(false);
  const [needsCode, setNeedsCode] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  // Whoever is asked to sign in is signed out: a session that ended by itself leaves no names here either.
  useEffect(() => void forgetCheckIn().catch(() => {}), []);

  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    setSending(true);
    setRefusal(null);
    const asked = await askAccount<{ second_factor_needed: boolean }>("POST", "/sessions", {
      email: String(typed.get("email")).trim(),
      password: String(typed.get("password")),
    });
    if (asked.data && !asked.data.second_factor_needed) {
      window.location.assign(whereFrom());
      return;
    }
    setSending(false);
    if (asked.data) setNeedsCode(true);
    else setRefusal(asked.refusal);
  }

  if (needsCode) return <CodeForm onDone={() => window.location.assign(whereFrom())} />;
  return (
    <form className={styles.form} onSubmit={signIn}>
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
      <div role="alert">{refusal && <StaffRefusal refusal={refusal} wrong={t("wrong")} />}</div>
      <div>
        <Button type="submit" isBusy={isSending}>
          {t("sign_in")}
        </Button>
      </div>
    </form>
  );
}
