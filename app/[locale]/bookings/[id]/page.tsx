import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { BookingScreen } from "#components/booking/booking-screen";
import { ReturnedElsewhere } from "#components/booking/returned-elsewhere";
import { QueryProvider } from "#components/ui/query-provider";
import { WordsProvider } from "#components/ui/words-provider";
import { config } from "#lib/config/config";
import type { Locale } from "#lib/language/locales";
import { pickMessages } from "#lib/language/messages";
import { translator } from "#lib/language/translator";
import type { Returned } from "../../../../components/booking/use-booking";
import { localeOf } from "../../../_page/locale";
import { findOpenBooking } from "../../../_page/open-booking";
import { pageUnlessAway } from "../../../_page/unless-away";
import styles from "./booking.module.css";

type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = translator(await localeOf(params), "site");
  return { title: t("my_booking"), robots: "noindex", referrer: "same-origin" };
}

export default async function BookingPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const { redirect_status: redirected } = await searchParams;
  return pageUnlessAway(locale, () => bookingPage(locale, id, returnedOf(redirected)));
}

/** How the bank's redirect says it went: a hint, for the books decide. */
function returnedOf(status?: string | string[]): Returned {
  if (status === "succeeded" || status === "pending") return "succeeded";
  return status === "failed" ? "failed" : null;
}

async function bookingPage(locale: Locale, id: string, returned: Returned) {
  const booking = await findOpenBooking(id, locale);
  if (!booking) return returned ? <ReturnedElsewhere locale={locale} how={returned} /> : notFound();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <div className={`wrap ${styles.page}`}>
      <QueryProvider>
        <WordsProvider
          locale={locale}
          messages={pickMessages(locale, ["booking", "cancel", "refund", "resend", "errors"])}
        >
          <BookingScreen
            initial={booking}
            locale={locale}
            source={{ stripeJsUrl: config().STRIPE_JS_URL, nonce }}
            returned={returned}
          />
        </WordsProvider>
      </QueryProvider>
    </div>
  );
}
