"use client";

import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { formatMoney } from "#lib/money/format-money";
import type { Money } from "#lib/money/money";
import type { Checkout } from "./checkout";
import styles from "./checkout.module.css";
import { savePlace } from "./draft-storage";
import type { Problem } from "./place-booking";
import { stepsOf } from "./steps";

type Props = {
  checkout: Checkout;
  problem: Problem;
  total: Money;
  onAccept: (total: Money) => void;
};

/** What was filled in is kept, and the page comes back with the conditions as they are, at the fare they belong to. */
function showFares(checkout: Checkout, problem: Problem): void {
  const at = `fare-${problem.changed?.[0]?.journey ?? 0}`;
  savePlace(checkout, { at, done: stepsOf(checkout).map(({ id }) => id) });
  window.history.replaceState(null, "", `#${at}`);
  window.location.reload();
}

/** A refusal, with what one can do about it. */
export function ProblemNotice({ checkout, problem, total, onAccept }: Props) {
  const t = useTranslations("book");
  const errors = useTranslations("errors");
  const other = <a href={checkout.searchHref}>{t("price_changed_leave")}</a>;
  const changed = problem.code === "price_changed" ? problem.quote?.total : undefined;
  if (changed) {
    const prices = {
      old: formatMoney(total, checkout.locale),
      new: formatMoney(changed, checkout.locale),
    };
    return (
      <Notice look="bad" live="assertive" title={t("price_changed_title")}>
        <p>{t("price_changed_lead", prices)}</p>
        <p className={styles.ways}>
          <Button onClick={() => onAccept(changed)}>{t("price_changed_accept", prices)}</Button>
          {other}
        </p>
      </Notice>
    );
  }
  if (problem.code === "no_capacity") {
    return (
      <Notice look="bad" live="assertive" title={t("no_capacity_title")}>
        <p>{t("no_capacity_lead")}</p>
        <p>{other}</p>
      </Notice>
    );
  }
  if (problem.code === "conditions_changed") {
    return (
      <Notice look="bad" live="assertive" title={t("conditions_changed_title")}>
        <p>{t("conditions_changed_lead")}</p>
        <p className={styles.ways}>
          <Button onClick={() => showFares(checkout, problem)}>
            {t("conditions_changed_show")}
          </Button>
          {other}
        </p>
      </Notice>
    );
  }
  return (
    <Notice look="bad" live="assertive" title={errors(problem.code)}>
      {/* An answer that was lost may have been a yes; the same key makes a second try safe. */}
      <p>{t(problem.isUnanswered ? "unanswered_lead" : "error_lead")}</p>
      {problem.code === "not_bookable" && <p>{other}</p>}
    </Notice>
  );
}
