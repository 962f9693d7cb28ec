"use client";

import { useTranslations } from "use-intl/react";
import { Notice } from "#components/ui/notice";
import type { Refusal } from "../account/account-api";

/** Why it did not go; `wrong` is what to say of a password or a code that isn't right. */
export function StaffRefusal({ refusal, wrong }: { refusal: Refusal; wrong: string }) {
  const t = useTranslations("staff");
  const errors = useTranslations("errors");
  const words = () => {
    if (refusal.code === "rate_limited") return t("rate_limited", { minutes: refusal.waitMinutes });
    if (refusal.code === "unauthorized" || refusal.code === "invalid") return wrong;
    return errors(refusal.code);
  };
  return (
    <Notice look="bad">
      <p>{words()}</p>
    </Notice>
  );
}
