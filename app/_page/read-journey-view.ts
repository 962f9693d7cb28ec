import { withReading } from "#db/transaction";
import { dateInZone, daysBetween } from "#lib/clock/zones";
import { loadOffers } from "#lib/fare/load-offers";
import { localDate } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { checkParty } from "#lib/party/check-party";
import type { Journey, JourneyLeg } from "#lib/search/journey";
import { readLacks } from "#lib/search/read-lacks";
import type { SailingFacts } from "#lib/search/read-sailing";
import { type FleetVessel, fleet } from "#lib/voyage/fleet";
import { seaPaths } from "#lib/voyage/sea-paths";
import { chooseHref, listHref } from "../../components/journey/journey-href";
import type { JourneyOffer, JourneyShip, JourneyView } from "../../components/journey/journey-view";
import { asBack, partyOf, type TravelQuery } from "../../components/search/travel-query";
import { checkoutJourney } from "./checkout-journey";
import { clockAhead } from "./clock-ahead";
import { pageContext } from "./context";
import { findChosen } from "./find-journeys";
import { journeyChart } from "./journey-chart";
import { readJourneyFacts } from "./read-journey-facts";
import { shipPictures } from "./ship-pictures";

/**
 * A journey as its own page shows it, whether or not the party can book it now; null for an address
 * that names none. Throws `invalid` for a party that nobody can carry.
 */
export async function readJourneyView(
  id: string,
  query: TravelQuery,
  locale: Locale,
): Promise<JourneyView | null> {
  const context = pageContext(locale);
  const { sql } = context;
  const ids = id.split("_");
  // With the way out chosen, this one is travelled by whoever comes back.
  const travelling = query.out ? asBack(query) : query;
  checkParty(partyOf(travelling));
  const [sailings, journey] = await Promise.all([
    readJourneyFacts(id, locale),
    findChosen(id, travelling, locale),
  ]);
  const first = sailings?.[0];
  const last = sailings?.at(-1);
  if (!sailings || !first || !last) return null;
  const [paths, ships, offers] = await Promise.all([
    seaPaths(sql),
    fleet(sql),
    withReading(loadOffers(sql, ids, context.now)),
  ]);
  const lacks = journey ? [] : await readLacks(context, ids, partyOf(travelling));
  // Sailings that do not follow each other, or are sold together by nobody.
  if (!journey && lacks.length === 0) return null;
  // Only now: charts of what is no journey are nobody's to ask for, and would push kept ones out.
  const chart = await journeyChart(sailings, locale);
  const ends = { from: first.from.slug, to: last.to.slug, day: localDate(first.departs_at) };
  const offer: JourneyOffer | null = journey && {
    journey,
    checkout: checkoutJourney(journey, offers, null, locale, context.now),
    chooseHref: chooseHref(locale, query, { id, seen: journey.price.amount_minor, ends }),
  };
  const isOnSale = sailings.every((sailing) => sailing.on_sale);
  const operators = ids.flatMap((each) => offers.get(each)?.operator ?? []);
  const sellsVehicles = ids.every((each) => offers.get(each)?.tariff.vehicle !== undefined);
  return {
    query,
    legs: journey?.legs ?? sailings.map(legOf),
    paths,
    chart,
    ships: await Promise.all(
      [...new Set(sailings.map(({ vessel }) => vessel.id))].flatMap((vesselId) => {
        const vessel = ships.find((ship) => ship.id === vesselId);
        const aboard = sailings.filter((sailing) => sailing.vessel.id === vesselId);
        const left = isOnSale ? leftOn(aboard, offers) : undefined;
        return vessel ? [journeyShip(vessel, aboard, left, locale)] : [];
      }),
    ),
    offer,
    lacks,
    notes: {
      crossesBorder: sailings.some(({ from, to }) => from.country !== to.country),
      clockAhead: clockAhead(first.from.zone, last.to.zone, new Date(last.arrives_at)),
      lowDeckCm: sellsVehicles ? (operators[0]?.low_deck_max_height_cm ?? null) : null,
      infantMaxAge: operators[0]?.infant_max_age ?? 3,
      childMaxAge: operators[0]?.child_max_age ?? 11,
      onRequest: [
        ...new Set(
          operators.flatMap(({ name, booking_mode }) =>
            booking_mode === "on_request" ? [name] : [],
          ),
        ),
      ],
    },
    listHref: listHref(locale, query, ends),
    today: dateInZone(context.now, first.from.zone),
  };
}

async function journeyShip(
  vessel: FleetVessel,
  aboard: SailingFacts[],
  left: JourneyShip["left"],
  locale: Locale,
): Promise<JourneyShip> {
  const sailingIds = aboard.map(({ id }) => id);
  return { vessel, sailingIds, left, ...(await shipPictures(vessel, locale)) };
}

function legOf(sailing: SailingFacts): Journey["legs"][number] {
  const { departs_at, arrives_at } = sailing;
  const leg: JourneyLeg = {
    sailing_id: sailing.id,
    voyage_id: sailing.voyage_id,
    operator: { code: sailing.operator.code, name: sailing.operator.name },
    vessel: { name: sailing.vessel.name },
    from: sailing.from,
    to: sailing.to,
    departs_at,
    arrives_at,
    duration_minutes: sailing.duration_minutes,
    arrival_day_offset: daysBetween(localDate(departs_at), localDate(arrives_at)),
  };
  return leg;
}

/** Places left over some sailings of one ship, of those that we sell on the fullest of them. */
function leftOn(sailings: SailingFacts[], offers: Awaited<ReturnType<typeof loadOffers>>) {
  const pools = sailings.flatMap(
    ({ id }) => offers.get(id)?.pools.filter(({ kind }) => kind === "passengers") ?? [],
  );
  const fullest = pools.sort((one, other) => one.available - other.available)[0];
  return fullest && { places: fullest.available, of: fullest.capacity };
}
