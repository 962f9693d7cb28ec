"use client";

import { lazy, Suspense } from "react";
import { useTranslations } from "use-intl/react";
import type { Locale } from "#lib/language/locales";
import { formatMoney } from "#lib/money/format-money";
import { PayLoading } from "./pay-loading";
import type { StripeSource } from "./pay-panel";
import styles from "./pay-section.module.css";
import type { BookingDesk, Returned } from "./use-booking";

/** Stripe's part of the page comes only where there is something to pay. */
const PayPanel = lazy(async () => ({ default: (await import("./pay-panel")).PayPanel }));

type Props = { desk: BookingDesk; locale: Locale; source: StripeSource; returned: Returned };

/** What is to pay, and the form for it in a place that is kept for it from the start. */
export function PaySection(props: Props) {
  const t = useTranslations("booking");
  const amount = formatMoney(props.desk.booking.total, props.locale);
  return (
    <section className={styles.panel} aria-labelledby="pay">
      <h2 id="pay" className={styles.title}>
        {t("pay_title", { amount })}
      </h2>
      <p className="quiet">{t("pay_lead")}</p>
      <Suspense fallback={<PayLoading />}>
        <PayPanel {...props} />
      </Suspense>
    </section>
  );
}
