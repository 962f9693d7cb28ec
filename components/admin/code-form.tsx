"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button";
import { TextField } from "#components/ui/text-field";
import { askAccount, type Refusal } from "../account/account-api";
import styles from "./staff-form.module.css";
import { StaffRefusal } from "./staff-refusal";

/** Asks for a code of the second factor. */
export function CodeForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations("staff");
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function verify(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    setSending(true);
    setRefusal(null);
    const asked = await askAccount("POST", "/second-factor", {
      code: String(typed.get("code")).trim(),
    });
    if (!asked.refusal) {
      onDone();
      return;
    }
    setSending(false);
    setRefusal(asked.refusal);
  }

  return (
    <form className={styles.form} onSubmit={verify}>
      <TextField
        id="code"
        name="code"
        label={t("code")}
        hint={t("code_hint")}
        required
        maxLength={20}
        autoComplete="one-time-code"
        autoCapitalize="off"
        spellCheck={false}
        autoFocus
      />
      <div role="alert">
        {refusal && <StaffRefusal refusal={refusal} wrong={t("wrong_code")} />}
      </div>
      <div>
        <Button type="submit" isBusy={isSending}>
          {t("verify")}
        </Button>
      </div>
    </form>
  );
}
