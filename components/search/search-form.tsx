import { Button } from "#components/ui/button";
import { TextField } from "#components/ui/text-field";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { PartyFields } from "./party-fields";
import { PortPair } from "./port-pair";
import { ReturnParty } from "./return-party";
import styles from "./search-form.module.css";
import type { TravelQuery } from "./travel-query";
import { VehicleFields } from "./vehicle-fields";

export type FormPort = { slug: string; name: string };

type Props = {
  locale: Locale;
  query: TravelQuery;
  from: FormPort | null;
  to: FormPort | null;
  /** Where the way back begins and ends, if that was wished for. */
  elsewhere: { from: FormPort | null; to: FormPort | null };
  /** Every port, for browsers without script. */
  ports: FormPort[];
  firstDate: string;
  lastDate: string;
};

/** A plain GET form: it works without script, and its address says the whole search. */
export function SearchForm(props: Props) {
  const { locale, query, from, to, elsewhere, ports, firstDate, lastDate } = props;
  const t = translator(locale, "search_form");
  const counts: [string, string, string] = [
    t("port_results", { count: 0 }),
    t("port_results", { count: 1 }),
    t("port_results", { count: 2 }).replace("2", "{n}"),
  ];
  const port = { locale, listId: "all-ports", countWords: counts };
  const wished = { ...port, isOptional: true };
  const days = { min: firstDate, max: lastDate, type: "date" };
  return (
    <search>
      <form className={styles.form} action={`/${locale}/search`} aria-label={t("label")}>
        <PortPair
          first={{ ...port, name: "from", label: t("from"), chosen: from, unknown: query.from }}
          second={{ ...port, name: "to", label: t("to"), chosen: to, unknown: query.to }}
          swapWords={{ short: t("swap"), long: t("swap_ports") }}
        />
        <datalist id="all-ports">
          {ports.map(({ slug, name }) => (
            <option key={slug} value={name} />
          ))}
        </datalist>
        <div className={styles.when}>
          <TextField
            id="date"
            name="date"
            label={t("date")}
            defaultValue={query.date}
            required
            {...days}
          />
          <TextField
            id="return_date"
            name="return_date"
            label={t("return_date")}
            defaultValue={query.returnDate}
            {...days}
          />
        </div>
        <details open={!!(query.returnFrom || query.returnTo || query.back)}>
          <summary className={styles.summary}>{t("return_elsewhere")}</summary>
          <div className={styles.back}>
            <PortPair
              first={{
                ...wished,
                name: "return_from",
                label: t("return_from"),
                hint: t("return_from_hint"),
                chosen: elsewhere.from,
                unknown: query.returnFrom,
              }}
              second={{
                ...wished,
                name: "return_to",
                label: t("return_to"),
                hint: t("return_to_hint"),
                chosen: elsewhere.to,
                unknown: query.returnTo,
              }}
            />
            <ReturnParty locale={locale} query={query} />
          </div>
        </details>
        <PartyFields locale={locale} query={query} />
        <VehicleFields locale={locale} vehicle={query.vehicle} />
        <div className={styles.submit}>
          <Button type="submit">{t("submit")}</Button>
        </div>
      </form>
    </search>
  );
}
