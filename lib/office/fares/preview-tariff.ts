import type { Executor } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";
import { loadOffers } from "#lib/fare/load-offers";
import type { SailingOffer } from "#lib/fare/offer";
import { type Amounts, checkAmounts, type Unusual, unusualIn } from "#lib/fare/tariff/check-change";
import type { Money } from "#lib/money/money";
import { type SearchParty, usualSizes } from "#lib/party/party";
import { cheapestOf, faresOf } from "#lib/search/price-fares";
import { readTariff } from "./read-tariff";

export type TariffPreview = {
  unusual: Unusual[];
  /** Sailings ahead that sell by it. */
  sailings: number;
  /** What parties would pay on its next sailing, now and then; empty where none is ahead. */
  examples: {
    party: "one" | "couple_car" | "family_car" | "family_camper";
    before: Money;
    after: Money;
  }[];
};

const usual = (kind: "car" | "camper") => ({ kind, ...usualSizes[kind] });
const family = { adults: 2, children: 2, child_ages: [8, 5], infants: 0, pets: 0 };
const parties: Record<TariffPreview["examples"][number]["party"], SearchParty> = {
  one: { adults: 1, children: 0, infants: 0, pets: 0, vehicles: [] },
  couple_car: { adults: 2, children: 0, infants: 0, pets: 0, vehicles: [usual("car")] },
  family_car: { ...family, vehicles: [usual("car")] },
  family_camper: { ...family, vehicles: [usual("camper")] },
};

/** What new amounts of a tariff would do, before anybody publishes them. Throws `not_found`, `invalid`. */
export async function previewTariff(
  sql: Executor,
  tariffId: number,
  amounts: Amounts,
  now: Date,
): Promise<TariffPreview> {
  const tariff = await readTariff(sql, tariffId);
  if (!tariff) throw new DomainError("not_found", "There is no such tariff.");
  const current = Object.fromEntries(
    tariff.items.map(({ item, amount_minor }) => [item, amount_minor]),
  );
  checkAmounts(current, amounts, tariff.currency.trim());
  const [next, [counted]] = await Promise.all([
    sql<{ id: string }[]>`
      select s.id from tariff t join route r on r.id = t.route_id
      join sailing s on s.from_port = r.from_port and s.to_port = r.to_port and s.operator_code = t.operator_code
      where t.id = ${tariffId} and s.departure_date > current_date and s.status = 'open'
      order by s.departure_date, s.departs_at limit 1`,
    sql<{ count: number }[]>`
      select count(*)::int as count from (
        select 1 from tariff t join route r on r.id = t.route_id
        join sailing s on s.from_port = r.from_port and s.to_port = r.to_port and s.operator_code = t.operator_code
        where t.id = ${tariffId} and s.departure_date >= current_date and s.status in ('open', 'closed')
        limit 2000) c`,
  ]);
  const offer = next[0] && (await loadOffers(sql, [next[0].id], now)).get(next[0].id);
  return {
    unusual: unusualIn(current, amounts),
    sailings: counted?.count ?? 0,
    examples: offer ? examplesOf(offer, amounts) : [],
  };
}

function examplesOf(offer: SailingOffer, amounts: Amounts): TariffPreview["examples"] {
  const changed = { ...offer, tariff: { ...offer.tariff, ...amounts } };
  return Object.entries(parties).flatMap(([name, who]) => {
    const [before, after] = [priceOf(offer, who), priceOf(changed, who)];
    if (!before || !after) return [];
    return [{ party: name as keyof typeof parties, before, after }];
  });
}

/** Null for a party that this sailing doesn't take. */
function priceOf(offer: SailingOffer, who: SearchParty): Money | null {
  try {
    return cheapestOf(faresOf([offer], who, "en"))?.price ?? null;
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
