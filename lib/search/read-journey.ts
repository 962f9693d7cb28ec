import { withReading } from "#db/transaction";
import { DomainError } from "#lib/errors/domain-error";
import { loadOffers } from "#lib/fare/load-offers";
import { isUuid } from "#lib/identity/uuid";
import { checkParty } from "#lib/party/check-party";
import type { SearchParty } from "#lib/party/party";
import { changeTimes } from "#lib/port/change-times";
import { portDirectory } from "#lib/port/port-directory";
import type { SearchContext } from "./context";
import { countChanges } from "./count-changes";
import type { Journey } from "./journey";
import { isOnSale, shortagesOf } from "./lay-availability";
import { priceJourney } from "./price-journeys";
import { restOnSailing } from "./rest-on-sailing";

const mostSailings = 6;

/**
 * A journey by its id (sailing ids joined by "_"), fresh from the database, priced for the party.
 * Throws `not_found` for ids that make no journey, `not_bookable` when a sailing is closed, cancelled
 * or departed, `no_capacity` with `shortages` (and what is left) when the party doesn't fit, and
 * `invalid` for an impossible party.
 */
export async function readJourney(
  { sql, now, language }: Omit<SearchContext, "cache">,
  id: string,
  party: SearchParty,
): Promise<Journey> {
  checkParty(party);
  const ids = id.split("_");
  if (ids.length > mostSailings || !ids.every(isUuid)) throw notFound();
  const [offers, ports, times] = await Promise.all([
    withReading(loadOffers(sql, ids, now)),
    portDirectory(sql),
    changeTimes(sql),
  ]);
  const legs = ids.map((sailingId) => offers.get(sailingId) ?? refuseUnknown());
  for (const { sailing } of legs) restOnSailing(sailing);
  const changes = countChanges(legs, times);
  if (changes === null) throw notFound();
  const closed = legs.find((offer) => !isOnSale(offer, now));
  if (closed) {
    throw new DomainError("not_bookable", "This sailing is not on sale any more.", {
      sailing_id: closed.sailing.id,
    });
  }
  const shortages = legs.flatMap((offer) => shortagesOf(offer, party));
  if (shortages.length > 0) {
    throw new DomainError("no_capacity", "There is too little left for this party.", { shortages });
  }
  const journey = priceJourney({ offers: legs, changes }, party, { ports, language });
  if (!journey) throw notFound();
  return journey;
}

function notFound(): DomainError {
  return new DomainError("not_found", "There is no such journey.");
}

function refuseUnknown(): never {
  throw notFound();
}
