"use client";

import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button";
import styles from "./account.module.css";
import { askAccount } from "./account-api";

type Kept = { id: string; name: string; more: string };

/** Who, or what, the account fills in at a booking; each can be taken out. */
export function KeptList({
  what,
  kept,
  none,
}: {
  what: "passengers" | "vehicles";
  kept: Kept[];
  none: string;
}) {
  const t = useTranslations("account");
  const [gone, setGone] = useState<string[]>([]);
  const left = kept.filter(({ id }) => !gone.includes(id));
  async function remove(id: string) {
    const { refusal } = await askAccount("DELETE", `/${what}/${id}`);
    if (!refusal || refusal.code === "not_found") setGone([...gone, id]);
  }
  if (left.length === 0) return <p className="quiet">{none}</p>;
  return (
    <ul className={styles.list}>
      {left.map(({ id, name, more }) => (
        <li key={id} className={styles.item}>
          <span dir="auto">
            {name}
            <span className="quiet small"> {more}</span>
          </span>
          <Button look="quiet" onClick={() => remove(id)} aria-label={t("forget_one", { name })}>
            {t("forget")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
