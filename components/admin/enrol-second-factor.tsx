"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button";
import { TextField } from "#components/ui/text-field";
import { askAccount, type Refusal } from "../account/account-api";
import { CodeForm } from "./code-form";
import styles from "./staff-form.module.css";
import { StaffRefusal } from "./staff-refusal";

type Enrolment = { uri: string; secret: string; qr_svg: string; backup_codes: string[] };

/** The password again, then the secret for the authenticator, then its first code. */
export function EnrolSecondFactor() {
  const t = useTranslations("staff");
  const [isSending, setSending] = useState(false);
  const [made, setMade] = useState<Enrolment | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function begin(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    setSending(true);
    setRefusal(null);
    const asked = await askAccount<Enrolment>("POST", "/second-factor/enrolment", {
      password: String(typed.get("password")),
    });
    setSending(false);
    if (asked.data) setMade(asked.data);
    else setRefusal(asked.refusal);
  }

  if (made) {
    return (
      <div className={styles.form}>
        <p>{t("enrol_secret")}</p>
        {/* biome-ignore lint/performance/noImgElement: it is made for this page alone, and must stand nowhere else. */}
        <img
          className={styles.qr}
          src={`data:image/svg+xml;base64,${btoa(made.qr_svg)}`}
          width={200}
          height={200}
          alt={t("enrol_qr")}
        />
        <p>
          <a className={styles.secret} href={made.uri}>
            {made.secret}
          </a>
        </p>
        <p>{t("enrol_codes")}</p>
        <ul className={styles.codes}>
          {made.backup_codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <CodeForm onDone={() => window.location.assign("/admin")} />
      </div>
    );
  }
  return (
    <form className={styles.form} onSubmit={begin}>
      <TextField
        id="password"
        name="password"
        label={t("password")}
        type="password"
        required
        maxLength={1000}
        autoComplete="current-password"
      />
      <div role="alert">
        {refusal && <StaffRefusal refusal={refusal} wrong={t("wrong_password")} />}
      </div>
      <div>
        <Button type="submit" isBusy={isSending}>
          {t("enrol")}
        </Button>
      </div>
    </form>
  );
}
