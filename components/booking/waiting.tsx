"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { OutcomePanel } from "./outcome-panel";

/** After this long a traveller wonders, and is told that nothing is lost. */
const longMs = 20_000;

export function Waiting({ email }: { email: string }) {
  const t = useTranslations("booking");
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), longMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <OutcomePanel title={t("waiting_title")}>
      <p>{isLong ? t("waiting_long", { email }) : t("waiting_lead")}</p>
    </OutcomePanel>
  );
}
