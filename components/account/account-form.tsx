"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import styles from "./account.module.css";
import type { Asked, Refusal } from "./account-api";

type Props = {
  submit: string;
  look?: "main" | "quiet" | "danger";
  /** What to say of `unauthorized`: a password or a link that isn't right. */
  wrong: string;
  send: (typed: FormData, submitter: string) => Promise<Asked<unknown> | null>;
  children?: ReactNode;
  /** Further buttons; which one was used is `submitter`. */
  others?: { value: string; label: string }[];
};

/** A form of the account: sends, waits, and says in words why something did not go. */
export function AccountForm({ submit, look, wrong, send, children, others = [] }: Props) {
  const [isSending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const pressed = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    const typed = new FormData(event.currentTarget);
    setSending(true);
    setRefusal(null);
    const asked = await send(typed, pressed?.value ?? "");
    setSending(false);
    if (asked?.refusal) setRefusal(asked.refusal);
  }

  return (
    <form className={styles.form} onSubmit={onSubmit}>
      {children}
      <div role="alert">{refusal && <RefusalWords refusal={refusal} wrong={wrong} />}</div>
      <div className={styles.buttons}>
        <Button type="submit" look={look ?? "main"} isBusy={isSending}>
          {submit}
        </Button>
        {others.map(({ value, label }) => (
          <Button
            key={value}
            type="submit"
            look="quiet"
            value={value}
            isBusy={isSending}
            formNoValidate
          >
            {label}
          </Button>
        ))}
      </div>
    </form>
  );
}

function RefusalWords({ refusal, wrong }: { refusal: Refusal; wrong: string }) {
  const t = useTranslations("account");
  const errors = useTranslations("errors");
  const words = () => {
    if (refusal.because === "unverified") return t("unverified");
    if (refusal.because === "journeys_ahead") return t("journeys_ahead");
    if (refusal.code === "rate_limited") return t("rate_limited", { minutes: refusal.waitMinutes });
    if (refusal.code === "unauthorized") return wrong;
    if (refusal.code === "not_found") return t("link_gone");
    const path = refusal.errors?.[0]?.path;
    if (path === "password") return t("password_hint");
    if (path === "email") return t("email_wrong");
    return errors(refusal.code);
  };
  return (
    <Notice look="bad">
      <p>{words()}</p>
    </Notice>
  );
}
