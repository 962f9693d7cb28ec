import { withReading } from "#db/transaction";
import { loadOffers } from "#lib/fare/load-offers";
import type { SearchParty } from "#lib/party/party";
import type { SearchContext } from "./context";
import { type Lack, lacksOf } from "./lacks-of";

/**
 * Why a party cannot book a journey on these sailings now, of each kind of lack the first; empty
 * when it can. Sailings nobody knows lack nothing.
 */
export async function readLacks(
  { sql, now }: Pick<SearchContext, "sql" | "now">,
  sailingIds: string[],
  party: SearchParty,
): Promise<Lack[]> {
  const offers = await withReading(loadOffers(sql, sailingIds));
  const lacks = new Map<string, Lack>();
  for (const id of sailingIds) {
    const offer = offers.get(id);
    for (const lack of offer ? lacksOf(offer, party, now) : []) {
      if (!lacks.has(lack.what)) lacks.set(lack.what, lack);
    }
  }
  return [...lacks.values()];
}
