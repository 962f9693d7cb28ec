"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button";
import styles from "./account.module.css";
import { askAccount } from "./account-api";

/** `began` in words. */
export type ShownSession = {
  id: string;
  began: string;
  browser: string | null;
  isCurrent: boolean;
};

/** Where the account is signed in; each can be signed out. */
export function SessionList({ sessions }: { sessions: ShownSession[] }) {
  const t = useTranslations("account");
  const [ended, setEnded] = useState<string[]>([]);
  async function end(id: string) {
    const { refusal } = await askAccount("DELETE", `/sessions/${id}`);
    if (!refusal || refusal.code === "not_found") setEnded([...ended, id]);
  }
  return (
    <ul className={styles.list}>
      {sessions
        .filter(({ id }) => !ended.includes(id))
        .map(({ id, began, browser, isCurrent }) => (
          <li key={id} className={styles.item}>
            <span>
              {isCurrent ? t("this_session") : (browser ?? t("some_browser"))}
              <span className="quiet small"> {t("since", { began })}</span>
            </span>
            {!isCurrent && (
              <Button look="quiet" onClick={() => end(id)}>
                {t("end_session")}
              </Button>
            )}
          </li>
        ))}
    </ul>
  );
}
