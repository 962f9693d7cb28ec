import type { Metadata } from "next";
import { headers } from "next/headers";
import { EraseForm } from "#components/account/erase-form";
import { JourneyList } from "#components/account/journey-list";
import { KeptList } from "#components/account/kept-list";
import { PreferencesForm } from "#components/account/preferences-form";
import { SessionList } from "#components/account/session-list";
import { SignInForm } from "#components/account/sign-in-form";
import { SignOut } from "#components/admin/sign-out";
import { PlainPage } from "#components/ui/plain-page";
import { WordsProvider } from "#components/ui/words-provider";
import { database } from "#db/client";
import { withReading } from "#db/transaction";
import { listBookings } from "#lib/account/list-bookings";
import { listSessions } from "#lib/account/list-sessions";
import { readSession, type Session } from "#lib/account/read-session";
import { listPassengers } from "#lib/account/saved-passengers";
import { listVehicles } from "#lib/account/saved-vehicles";
import { formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { pickMessages } from "#lib/language/messages";
import { translator } from "#lib/language/translator";
import styles from "../../../components/account/account.module.css";
import { browserName } from "../../../components/account/browser-name";
import { inEachLanguage } from "../../_page/in-each-language";
import { localeOf } from "../../_page/locale";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await localeOf(params);
  return {
    title: translator(locale, "account")("title"),
    alternates: inEachLanguage(locale, "/account"),
    robots: "noindex",
  };
}

export default async function AccountPage({ params }: Props) {
  const locale = await localeOf(params);
  const session = await withReading(readSession(await headers()));
  return (
    <WordsProvider locale={locale} messages={pickMessages(locale, ["account", "errors", "fields"])}>
      {session ? <Signed locale={locale} session={session} /> : <SignedOut locale={locale} />}
    </WordsProvider>
  );
}

function SignedOut({ locale }: { locale: Locale }) {
  const t = translator(locale, "account");
  return (
    <PlainPage title={t("title")} lead={t("lead")}>
      <SignInForm locale={locale} />
      <p className={styles.other}>
        <a href={`/${locale}/account/new`}>{t("no_account")}</a>
      </p>
      <p>
        <a href={`/${locale}/my-booking`}>{t("by_reference")}</a>
      </p>
    </PlainPage>
  );
}

async function Signed({ locale, session }: { locale: Locale; session: Session }) {
  const t = translator(locale, "account");
  const { sql } = database();
  const [bookings, sessions, passengers, vehicles] = await withReading(
    Promise.all([
      listBookings(sql, session.account.id),
      listSessions(session),
      listPassengers(sql, session.account.id),
      listVehicles(sql, session.account.id),
    ]),
  );
  const dayOf = (at: string, zone: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: zone }).format(new Date(at));
  return (
    <PlainPage title={t("title")} lead={t("signed_in_as", { email: session.account.email })}>
      <div>
        <SignOut label={t("sign_out")} to={`/${locale}/account`} />
      </div>
      <section className={styles.part} aria-labelledby="journeys">
        <h2 id="journeys">{t("journeys")}</h2>
        <JourneyList
          locale={locale}
          journeys={bookings.map((booking) => ({
            ...booking,
            day: dayOf(booking.departs_at, booking.zone),
            state: booking.status as "CONFIRMED",
          }))}
        />
      </section>
      <section className={styles.part} aria-labelledby="people">
        <h2 id="people">{t("people")}</h2>
        <KeptList
          what="passengers"
          none={t("no_people")}
          kept={passengers.map(({ id, first_name, last_name, birth_date }) => ({
            id,
            name: `${first_name} ${last_name}`,
            more: t("born", { day: formatDay(birth_date, locale, "plain") }),
          }))}
        />
        {vehicles.length > 0 && (
          <KeptList
            what="vehicles"
            none={t("no_people")}
            kept={vehicles.map(({ id, kind, registration, length_cm }) => ({
              id,
              name: registration ?? kind,
              more: t("long", { metres: length_cm / 100 }),
            }))}
          />
        )}
      </section>
      <section className={styles.part} aria-labelledby="sessions">
        <h2 id="sessions">{t("sessions")}</h2>
        <SessionList
          sessions={sessions.map(({ id, began_at, browser, is_current }) => ({
            id,
            began: dayOf(began_at, "UTC"),
            browser: browserName(browser),
            isCurrent: is_current,
          }))}
        />
      </section>
      <section className={styles.part} aria-labelledby="preferences">
        <h2 id="preferences">{t("preferences")}</h2>
        <PreferencesForm name={session.account.name} language={session.account.language} />
      </section>
      <section className={styles.part} aria-labelledby="data">
        <h2 id="data">{t("data")}</h2>
        <p>
          <a href="/api/v1/account/export" download>
            {t("export")}
          </a>
        </p>
        <p>{t("erase_lead")}</p>
        <EraseForm locale={locale} />
      </section>
    </PlainPage>
  );
}
