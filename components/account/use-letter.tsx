"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Notice } from "#components/ui/notice";
import { TextField } from "#components/ui/text-field";
import type { Locale } from "#lib/language/locales";
import { askAccount } from "./account-api";
import { AccountForm } from "./account-form";

type Link = { kind: "confirm_address" | "sign_in" | "new_password"; token: string };

/** Uses the link of a letter once its reader says so: programs that look at mails press nothing. */
export function UseLetter({ locale }: { locale: Locale }) {
  const t = useTranslations("account");
  const [link, setLink] = useState<Link | null | undefined>();
  const [isDone, setDone] = useState(false);
  useEffect(() => setLink(linkOf(window.location.hash)), []);
  const account = `/${locale}/account`;

  async function use(typed: FormData) {
    if (!link) return null;
    const password = typed.get("password");
    const asked = await askAccount<{ signed_in: boolean }>("POST", "/letters/redemptions", {
      token: link.token,
      ...(password === null ? {} : { password: String(password) }),
    });
    if (asked.data?.signed_in) window.location.assign(account);
    else if (asked.data) setDone(true);
    return asked;
  }

  if (isDone) {
    return (
      <Notice look="good" live="polite" title={t("password_set")}>
        <p>
          <a href={account}>{t("sign_in")}</a>
        </p>
      </Notice>
    );
  }
  // Before the browser has looked, nobody knows.
  if (link === undefined) return null;
  if (link === null) return <p>{t("link_gone")}</p>;
  return (
    <AccountForm
      key={link.kind}
      submit={t(`use.${link.kind}`)}
      wrong={t("wrong_password")}
      send={use}
    >
      <p>{t(`use_lead.${link.kind}`)}</p>
      {link.kind !== "sign_in" && (
        <TextField
          id="password"
          name="password"
          label={link.kind === "new_password" ? t("new_password") : t("password")}
          hint={link.kind === "new_password" ? t("password_hint") : undefined}
          type="password"
          required
          maxLength={128}
          autoComplete={link.kind === "new_password" ? "new-password" : "current-password"}
        />
      )}
    </AccountForm>
  );
}

function linkOf(hash: string): Link | null {
  const found = /^#(confirm_address|sign_in|new_password)\.([\w-]{32})$/.exec(hash);
  return found && { kind: found[1] as Link["kind"], token: found[2] as string };
}
