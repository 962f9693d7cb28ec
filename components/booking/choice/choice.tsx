import { Notice } from "#components/ui/notice";
import type { BookingView } from "#lib/booking/booking-view";
import type { Reroute, RerouteOption } from "#lib/booking/rebook/reroute-options";
import { clockTime, formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { SeaPaths } from "#lib/voyage/sea-paths";
import { type BrokenLeg, mayKeep } from "../broken-legs";
import { stillThere } from "../still-there";
import styles from "./choice.module.css";
import { ChoiceScreen } from "./choice-screen";
import { disruptionWords, operatorWords, optionKey, partyWords } from "./choice-words";
import { MoneyBack } from "./money-back";
import { OptionCrossing } from "./option-crossing";
import { awayFrom, OptionList } from "./option-list";
import { TakeSailing } from "./take-sailing";

type Props = {
  locale: Locale;
  booking: BookingView;
  leg: BrokenLeg;
  reroute: Reroute;
  paths: SeaPaths;
  /** The option that was chosen in the list, and whether the list is wanted whole. */
  asked: { take: string | null; all: boolean };
};

/** So many sailings stand in the list at first: those nearest to the one that was booked. */
const shortList = 6;

/** What a traveller may choose whose crossing does not sail as booked, and the last look at what was chosen. */
export function Choice(props: Props) {
  const { locale, booking, reroute, asked } = props;
  const t = translator(locale, "choice");
  const chosen = reroute.options.find((option) => optionKey(option) === asked.take);
  const page = `/${locale}/bookings/${booking.id}`;
  return (
    <div className={styles.page}>
      <p>
        <a href={page}>{t("back")}</a>
      </p>
      <ChoiceScreen>
        {chosen ? <LastLook {...props} option={chosen} /> : <Ways {...props} />}
      </ChoiceScreen>
    </div>
  );
}

const hrefOf = ({ locale, booking, leg }: Props, rest = "") =>
  `/${locale}/bookings/${booking.id}/choice?journey=${leg.journey_index}${rest}`;

function journeyLegs({ booking, leg }: Props) {
  return stillThere(booking.legs).filter((one) => one.journey_index === leg.journey_index);
}

function Ways(props: Props) {
  const { locale, booking, leg, reroute, paths, asked } = props;
  const t = translator(locale, "choice");
  const words = translator(locale, "booking");
  const { kind, was_to_depart_at: was } = leg.disruption;
  const isKept = mayKeep(leg);
  const legs = journeyLegs(props);
  const operators = operatorWords(legs, locale);
  const nearest = reroute.options
    .toSorted((one, other) => awayFrom(one, was) - awayFrom(other, was))
    .slice(0, shortList);
  const shown = asked.all
    ? reroute.options
    : reroute.options.filter((one) => nearest.includes(one));
  const live = stillThere(booking.legs);
  const isOpen = ({ disruption, departs_at }: BookingView["legs"][number]) =>
    disruption?.kind === "cancelled" || Date.parse(departs_at) > Date.parse(booking.server_time);
  const open = legs.filter(isOpen);
  const others = live.length > open.length;
  const isWhole = live.every(isOpen);
  return (
    <>
      <section className={`${styles.head} ${isKept ? styles.calm : ""}`}>
        <h1 className={styles.title}>
          {!isKept && (
            <svg className={styles.buoy} viewBox="0 0 12 12" aria-hidden="true">
              <path d="M1 0H11V12H1Z" />
            </svg>
          )}
          {words(`disrupted_${kind}`)}
        </h1>
        <p>{disruptionWords(leg, locale)}</p>
        <p>
          {words("disrupted_lead")} {isKept && t("may_keep")}
        </p>
        <p className={styles.ways}>
          <a href="#sailings">{t("sailing_title")}</a>
          <a href="#money">{t("money_title")}</a>
        </p>
        <p className={styles.small}>{t("rights")}</p>
      </section>
      <section className={styles.part} aria-labelledby="sailings">
        <h2 id="sailings" className={styles.subtitle}>
          {t("sailing_title")}
        </h2>
        {asked.take && (
          <Notice look="bad">
            <p>{t("filled")}</p>
          </Notice>
        )}
        {shown.length > 0 ? (
          <>
            <p>{t("included", { what: partyWords(booking, { legs }, locale) })}</p>
            <OptionList
              locale={locale}
              options={shown}
              was={was}
              paths={paths}
              hrefOf={(option) => hrefOf(props, `&take=${optionKey(option)}`)}
            />
          </>
        ) : (
          <p>{t("none", { operators })}</p>
        )}
        {shown.length < reroute.options.length && (
          <p>
            <a href={hrefOf(props, "&all=1#sailings")} rel="nofollow">
              {t("all", { count: reroute.options.length })}
            </a>
          </p>
        )}
        <p className={styles.small}>
          {reroute.full > 0 && `${t("full", { count: reroute.full })} `}
          {t("only_operator", { operators })}
        </p>
      </section>
      <section className={styles.part} aria-labelledby="money">
        <h2 id="money" className={styles.subtitle}>
          {t("money_title")}
        </h2>
        <p>{t("money_lead")}</p>
        {others && isWhole && <p>{t("money_others")}</p>}
        <MoneyBack
          booking={booking}
          locale={locale}
          legs={others ? open.map(({ id }) => id) : null}
          isWhole={isWhole}
        />
      </section>
      {stillThere(booking.passengers).length > 1 && (
        <section className={styles.part} aria-labelledby="some">
          <h2 id="some" className={styles.subtitle}>
            {t("some_title")}
          </h2>
          <p>{t("some")}</p>
          <p>
            <a href={`/${locale}/bookings/${booking.id}#manage`}>{t("open_booking")}</a>
          </p>
        </section>
      )}
    </>
  );
}

function LastLook(props: Props & { option: RerouteOption }) {
  const { locale, booking, leg, option, paths } = props;
  const t = translator(locale, "choice");
  const departs = option.sailings[0]?.departs_at ?? "";
  const was = leg.disruption.was_to_depart_at;
  const legs = journeyLegs(props);
  const { email } = booking.contact;
  return (
    <section className={`${styles.head} ${styles.calm}`}>
      <h1 className={styles.title}>{t("confirm_title")}</h1>
      <div className={styles.chosen}>
        <div>
          <h2 className={styles.day}>
            <span className={styles.dayWords}>{formatDay(departs, locale, "long")}</span>
          </h2>
          <p className={styles.was}>
            {t("instead_of", { day: formatDay(was, locale, "long"), time: clockTime(was) })}
          </p>
        </div>
        <OptionCrossing locale={locale} option={option} paths={paths} size="large" />
        <ul className={styles.facts}>
          <li>
            {t("on_it", {
              what: partyWords(booking, { legs, standIns: option.stand_ins }, locale),
            })}
          </li>
          <li>{t("fact_price")}</li>
          <li>{t("fact_ticket", { email })}</li>
          <li>
            {t("fact_told", { operators: operatorWords(legs, locale) })} {t("fact_once")}
          </li>
        </ul>
      </div>
      <TakeSailing
        booking={{ id: booking.id, email }}
        locale={locale}
        moves={option.moves}
        departs={{ day: formatDay(departs, locale, "long"), time: clockTime(departs) }}
        listHref={hrefOf(props)}
      />
    </section>
  );
}
