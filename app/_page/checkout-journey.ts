import { cabinLabel } from "#lib/fare/item-label";
import type { loadOffers } from "#lib/fare/load-offers";
import type { SailingOffer } from "#lib/fare/offer";
import { priceLeg } from "#lib/fare/price-leg";
import { countryOfPort } from "#lib/language/countries";
import { clockTime, formatDay, localDate } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { berthsOf } from "#lib/party/cabins-for";
import type { Journey, JourneyLeg } from "#lib/search/journey";
import type { CheckoutJourney, OfferedCabin, TimeAboard } from "../../components/checkout/checkout";
import { conditionWords } from "../../components/fare/condition-words";
import { fareName } from "../../components/fare/fare-name";
import { soldWith } from "../../components/fare/sold-with";

type Offers = Awaited<ReturnType<typeof loadOffers>>;

/** From this many minutes on one wants to lie down. */
const longMinutes = 6 * 60;

/**
 * A journey as the checkout shows it, with every number it may add up already computed. `way` says
 * which of two it is.
 */
export function checkoutJourney(
  journey: Journey,
  offers: Offers,
  way: string | null,
  locale: Locale,
  now: Date,
): CheckoutJourney {
  const t = translator(locale, "search");
  const first = journey.legs[0] as JourneyLeg;
  const last = journey.legs.at(-1) as JourneyLeg;
  const crossing = `${first.from.name} – ${last.to.name}`;
  const days = journey.arrival_day_offset;
  const fareCodes = journey.fares.map(({ code }) => code);
  const departs = t("departs", { port: first.from.name, time: clockTime(first.departs_at) });
  const arrives = t("arrives", { port: last.to.name, time: clockTime(last.arrives_at) });
  const later = days > 0 ? ` ${t("next_day", { days })}` : "";
  const vessels = [...new Set(journey.legs.map((leg) => leg.vessel.name))].join(", ");
  return {
    id: journey.id,
    sailingIds: journey.legs.map((leg) => leg.sailing_id),
    heading: way ? translator(locale, "book")("way_heading", { way, crossing }) : crossing,
    from: first.from.name,
    to: last.to.name,
    day: formatDay(first.departs_at, locale, "long"),
    sentence: `${departs}, ${arrives}${later}, ${t("vessel", { vessel: vessels })}.`,
    departureDates: journey.legs.map((leg) => localDate(leg.departs_at)),
    arrivalDate: localDate(last.arrives_at),
    crossesBorder: journey.legs.some(
      (leg) => countryOfPort(leg.from.code) !== countryOfPort(leg.to.code),
    ),
    isLong: journey.duration_minutes >= longMinutes,
    fares: journey.fares.map((fare) => ({
      code: fare.code,
      name: fareName(fare.code, locale),
      conditions: conditionWords(
        fare.conditions,
        fare.price.currency,
        locale,
        soldWith(first, now),
      ),
      conditionsId: fare.conditions_id,
      // The rounding of a whole booking is worked out once, over all of it.
      items: fare.items
        .filter((item) => item.kind !== "rounding")
        .map(({ label, amount_minor }) => ({ label, amount_minor })),
    })),
    aboard: timesAboard(journey).map((legs) => timeAboard(legs, offers, fareCodes, locale)),
  };
}

/** Sailings of one voyage follow each other without leaving the ship. */
function timesAboard(journey: Journey): JourneyLeg[][] {
  const times: JourneyLeg[][] = [];
  for (const leg of journey.legs) {
    const open = times.at(-1);
    if (open?.[0]?.voyage_id === leg.voyage_id) open.push(leg);
    else times.push([leg]);
  }
  return times;
}

function timeAboard(
  legs: JourneyLeg[],
  offers: Offers,
  fareCodes: string[],
  locale: Locale,
): TimeAboard {
  const first = legs[0] as JourneyLeg;
  const sailings = legs.flatMap((leg) => offers.get(leg.sailing_id) ?? []);
  return {
    key: first.sailing_id,
    sailingIds: legs.map((leg) => leg.sailing_id),
    vessel: first.vessel.name,
    from: first.from.name,
    to: (legs.at(-1) as JourneyLeg).to.name,
    cabins: cabinsThroughout(sailings, fareCodes, locale),
  };
}

/** Cabin kinds that are left, and have a price, on every sailing. */
function cabinsThroughout(
  sailings: SailingOffer[],
  fareCodes: string[],
  locale: Locale,
): OfferedCabin[] {
  const [first, ...others] = sailings.map((offer) => {
    const left = offer.pools
      .filter((pool) => pool.kind.startsWith("cabin:") && pool.available > 0)
      .filter((pool) => offer.tariff[pool.kind] !== undefined);
    return new Map(left.map((pool) => [pool.kind.slice("cabin:".length), pool.available]));
  });
  return [...(first ?? [])]
    .filter(([kind]) => others.every((left) => left.has(kind)))
    .map(([kind, left]) => ({
      kind,
      label: cabinLabel(kind, locale),
      berths: berthsOf(kind),
      left: Math.min(left, ...others.map((other) => other.get(kind) ?? 0)),
      unitMinor: Object.fromEntries(
        fareCodes.map((code) => [
          code,
          sailings.reduce((sum, offer) => sum + unitOf(offer, code, kind), 0),
        ]),
      ),
    }));
}

const nobody = { bands: { adult: 0, child: 0, infant: 0 }, vehicles: [], pets: 0 };

/** One cabin of a kind at a fare, by the pricing that the booking itself goes through. */
function unitOf(offer: SailingOffer, fareCode: string, kind: string): number {
  const items = priceLeg(offer, fareCode, { ...nobody, cabins: [{ kind, quantity: 1 }] });
  return items.reduce((sum, item) => sum + item.amount_minor, 0);
}
