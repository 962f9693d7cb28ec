import { withReading } from "#db/transaction";
import { config } from "#lib/config/config";
import { loadOffers } from "#lib/fare/load-offers";
import { countriesIn } from "#lib/language/countries";
import { localDate } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import type { PassengerBand } from "#lib/party/party";
import type { Journey, JourneyLeg } from "#lib/search/journey";
import type { Checkout } from "../../components/checkout/checkout";
import { partyWords } from "../../components/search/party-words";
import {
  asBack,
  partyParams,
  type RawParams,
  readTravelQuery,
  searchHref,
  type TravelParty,
  type TravelQuery,
} from "../../components/search/travel-query";
import { checkoutJourney } from "./checkout-journey";
import { pageContext } from "./context";
import { findChosen } from "./find-journeys";

/** What the checkout's address names; null when a journey can no longer be booked by this party. */
export async function readCheckout(params: RawParams, locale: Locale): Promise<Checkout | null> {
  const query = readTravelQuery(params);
  const back = typeof params.back === "string" ? params.back.slice(0, 400) : "";
  const outId = typeof params.out === "string" ? params.out.slice(0, 400) : "";
  const ids = [outId, back].filter(Boolean);
  const parties = [query, asBack(query)].slice(0, ids.length);
  const journeys = await Promise.all(
    ids.map((id, index) => findChosen(id, parties[index] ?? query, locale)),
  );
  const [out, ...others] = journeys;
  if (!out || others.some((journey) => journey?.price.currency !== out.price.currency)) return null;
  const found = journeys as Journey[];
  const { sql, now } = pageContext(locale);
  const sailingIds = found.flatMap((journey) => journey.legs.map((leg) => leg.sailing_id));
  const offers = await withReading(loadOffers(sql, sailingIds, now));
  const t = translator(locale, "book");
  const operator = offers.get(sailingIds[0] ?? "")?.operator;
  return {
    locale,
    draftKey: `${ids.join("|")}?${partyParams(query)}`,
    seen: /^\d{1,8}$/.test(String(params.seen)) ? Number(params.seen) : null,
    currency: out.price.currency,
    journeys: found.map((journey, index) => {
      const way = t(index === 0 ? "journey_out" : "journey_back");
      const plain = checkoutJourney(journey, offers, found.length > 1 ? way : null, locale, now);
      const party = parties[index];
      if (!query.back || !party || parties.length < 2) return plain;
      const travels = { ...whoTravels(parties, party), pets: party.pets };
      const sentence = `${plain.sentence} ${t("who_travels", { party: partyWords(party, locale) })}`;
      return { ...plain, sentence, travels };
    }),
    bands: bandsOf(parties),
    ages: {
      infant_max_age: operator?.infant_max_age ?? 3,
      child_max_age: operator?.child_max_age ?? 11,
    },
    vehicle: query.vehicle,
    pets: Math.max(...parties.map(({ pets }) => pets)),
    countries: countriesIn(locale),
    holdMinutes: Math.round(config().HOLD_SECONDS / 60),
    searchHref: hrefOfSearch(locale, query, found),
  };
}

const bandNames = { adults: "adult", children: "child", infants: "infant" } as const;
const countedBands = ["adults", "children", "infants"] as const;

/** One for everybody who travels either way, adults first. */
function bandsOf(parties: TravelParty[]): PassengerBand[] {
  return countedBands.flatMap((who) =>
    Array.from({ length: mostOf(parties, who) }, () => bandNames[who]),
  );
}

/** Of everybody's places in the booking those of one way's party: of each band the first. */
function whoTravels(parties: TravelParty[], party: TravelParty) {
  let before = 0;
  const passengers = countedBands.flatMap((who) => {
    const start = before;
    before += mostOf(parties, who);
    return Array.from({ length: party[who] }, (_, index) => start + index);
  });
  return { passengers, vehicles: party.vehicle ? [0] : [] };
}

function mostOf(parties: TravelParty[], who: (typeof countedBands)[number]): number {
  return Math.max(...parties.map((party) => party[who]));
}

/** Back to the sailings these were chosen from. */
function hrefOfSearch(locale: Locale, query: TravelQuery, [out, back]: Journey[]): string {
  const first = out?.legs[0] as JourneyLeg;
  const last = out?.legs.at(-1) as JourneyLeg;
  const backDeparts = back?.legs[0]?.departs_at;
  return searchHref(locale, query, {
    from: first.from.code,
    to: last.to.code,
    date: localDate(first.departs_at),
    returnDate: backDeparts ? localDate(backDeparts) : "",
    out: "",
  });
}
