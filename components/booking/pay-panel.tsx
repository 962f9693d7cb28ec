"use client";

import { Elements } from "@stripe/react-stripe-js";
import type { Stripe } from "@stripe/stripe-js";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import type { Locale } from "#lib/language/locales";
import { appearanceFromTokens } from "./appearance";
import { type PaymentStart, startPayment } from "./booking-api";
import { isIntentPaid } from "./intent-paid";
import { openStripe } from "./load-stripe";
import { PayLoading } from "./pay-loading";
import { StripeForm } from "./stripe-form";
import type { BookingDesk, Returned } from "./use-booking";

export type StripeSource = { stripeJsUrl: string | undefined; nonce: string | undefined };
type Props = { desk: BookingDesk; locale: Locale; source: StripeSource; returned: Returned };
type Ready = { start: PaymentStart; stripe: Stripe };

/** Begins the payment, loads Stripe, and shows its form; each failure says so and can be tried again. */
export function PayPanel({ desk, locale, source, returned }: Props) {
  const { booking } = desk;
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ["payment", booking.id],
    queryFn: async (): Promise<Ready> => {
      const start = await startPayment(booking.id, locale);
      // Beginning to pay makes the hold longer once.
      desk.refresh();
      const { publishable_key: publishableKey } = start;
      const stripe = await openStripe({ publishableKey, locale, ...source });
      // Somebody who reloads after paying has nothing left to pay.
      if (await isIntentPaid(stripe, start.client_secret)) desk.paid();
      return { start, stripe };
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <>
      {data && (
        <Elements
          stripe={data.stripe}
          options={{
            clientSecret: data.start.client_secret,
            appearance: appearanceFromTokens(),
            locale,
          }}
        >
          <StripeForm
            desk={desk}
            locale={locale}
            returned={returned}
            clientSecret={data.start.client_secret}
          />
        </Elements>
      )}
      {!data && !error && <PayLoading />}
      {error && !data && (
        <LoadFailure onRetry={() => refetch()} isBusy={isFetching} error={error} />
      )}
    </>
  );
}

function LoadFailure(props: { error: Error; isBusy: boolean; onRetry: () => void }) {
  const t = useTranslations("booking");
  const isOurs = "code" in props.error;
  return (
    <Notice look="bad" live="assertive">
      <p>{isOurs ? t("pay_start_failed") : t("pay_load_failed")}</p>
      <p>
        <Button look="quiet" isBusy={props.isBusy} onClick={props.onRetry}>
          {t("pay_retry")}
        </Button>
      </p>
    </Notice>
  );
}
