import type { Metadata } from "next";
import { Choice } from "#components/booking/choice/choice";
import { ActionLink } from "#components/ui/action-link";
import { PlainPage } from "#components/ui/plain-page";
import { WordsProvider } from "#components/ui/words-provider";
import { withReading } from "#db/transaction";
import { rerouteOptions } from "#lib/booking/rebook/reroute-options";
import type { Locale } from "#lib/language/locales";
import { pickMessages } from "#lib/language/messages";
import { translator } from "#lib/language/translator";
import { changeTimes } from "#lib/port/change-times";
import { portDirectory } from "#lib/port/port-directory";
import { seaPaths } from "#lib/voyage/sea-paths";
import { brokenLegs } from "../../../../../components/booking/broken-legs";
import { pageContext } from "../../../../_page/context";
import { localeOf } from "../../../../_page/locale";
import { openBooking } from "../../../../_page/open-booking";
import { pageUnlessAway } from "../../../../_page/unless-away";

type Asked = Record<string, string | string[] | undefined>;
type Props = {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Asked>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = translator(await localeOf(params), "choice");
  return { title: t("title"), robots: "noindex", referrer: "same-origin" };
}

export default async function ChoicePage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { id } = await params;
  const asked = await searchParams;
  return pageUnlessAway(locale, () => choicePage(locale, id, asked));
}

/** Another sailing or the money back, for the first journey that does not sail as booked, or the one that is asked for. */
async function choicePage(locale: Locale, id: string, asked: Asked) {
  const booking = await openBooking(id, locale);
  const broken = brokenLegs(booking);
  const leg = broken.find((one) => String(one.journey_index) === asked.journey) ?? broken[0];
  if (!leg) {
    const t = translator(locale, "choice");
    return (
      <PlainPage title={t("settled_title")} lead={t("settled_lead")}>
        <p>
          <ActionLink href={`/${locale}/bookings/${booking.id}`}>{t("open_booking")}</ActionLink>
        </p>
      </PlainPage>
    );
  }
  const { sql } = pageContext(locale);
  const [times, ports, paths] = await Promise.all([
    changeTimes(sql),
    portDirectory(sql),
    seaPaths(sql),
  ]);
  const reading = rerouteOptions(
    sql,
    { times, ports, language: locale },
    booking.id,
    leg.journey_index,
  );
  return (
    <div className="wrap">
      <WordsProvider
        locale={locale}
        messages={pickMessages(locale, ["choice", "cancel", "booking", "errors"])}
      >
        <Choice
          locale={locale}
          booking={booking}
          leg={leg}
          reroute={await withReading(reading)}
          paths={paths}
          asked={{
            take: typeof asked.take === "string" ? asked.take : null,
            all: asked.all === "1",
          }}
        />
      </WordsProvider>
    </div>
  );
}
