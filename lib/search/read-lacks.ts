import { withReading } from "#db/transaction";
import { loadOffers } from "#lib/fare/load-offers";
import type { SearchParty } from "#lib/party/party";
import { changeTimes } from "#lib/port/change-times";
import type { SearchContext } from "./context";
import { countChanges } from "./count-changes";
import { type Lack, lacksOf } from "./lacks-of";

/**
 * Why a party cannot book a journey on these sailings now, of each kind of lack the first; empty
 * when it can, and for sailings that nobody knows or that make no journey.
 */
export async function readLacks(
  { sql, now }: Pick<SearchContext, "sql" | "now">,
  sailingIds: string[],
  party: SearchParty,
): Promise<Lack[]> {
  const [offers, times] = await Promise.all([
    withReading(loadOffers(sql, sailingIds, now)),
    changeTimes(sql),
  ]);
  const legs = sailingIds.flatMap((id) => offers.get(id) ?? []);
  if (legs.length < sailingIds.length || countChanges(legs, times) === null) return [];
  const lacks = new Map<string, Lack>();
  for (const lack of legs.flatMap((offer) => lacksOf(offer, party, now))) {
    if (!lacks.has(lack.what)) lacks.set(lack.what, lack);
  }
  return [...lacks.values()];
}
