import type { Executor } from "#db/client";
import { faresOn } from "./fares-on";
import type { OfferedPolicy, OfferedPool, OfferedSailing, SailingOffer } from "./offer";
import { offersQuery } from "./offers-query";

type Sheet = Pick<SailingOffer, "operator" | "currency" | "tariff" | "fares" | "vehicle_bands"> & {
  policies: OfferedPolicy[];
};
type Row = OfferedSailing & { sheet: Sheet | null; pools: string | null };

/**
 * Reads sailings with tariff, fares (by the conditions of what is sold at `now`), vehicle bands and free
 * places in one round trip, always fresh.
 * Unknown ids and sailings without a tariff are absent from the answer. What the sailings of one
 * operator on one route share is sent, and held, once.
 */
export async function loadOffers(
  executor: Executor,
  sailingIds: string[],
  now: Date,
): Promise<Map<string, SailingOffer>> {
  if (sailingIds.length === 0) return new Map();
  const ids = padded(sailingIds);
  const rows = await executor.unsafe<Row[]>(offersQuery(ids.length), ids, { prepare: true });
  const sheets = new Map<string, Sheet>();
  for (const { sheet, operator_code, route_id } of rows) {
    if (sheet) sheets.set(`${operator_code}/${route_id}`, sheet);
  }
  const offers = new Map<string, SailingOffer>();
  for (const { sheet: _, pools, ...sailing } of rows) {
    const sheet = sheets.get(`${sailing.operator_code}/${sailing.route_id}`);
    if (!sheet) continue;
    const { policies, ...terms } = sheet;
    const fares = faresOn(sheet, sailing, now);
    offers.set(sailing.id, { sailing, ...terms, fares, pools: readPools(pools) });
  }
  return offers;
}

/**
 * Repeats the last id up to the next power of two: so few different statements keep their prepared
 * plan, while an array parameter would be planned anew each time, at three times the cost of reading.
 */
function padded(ids: string[]): string[] {
  const size = 2 ** Math.ceil(Math.log2(ids.length));
  return [...ids, ...Array<string>(size - ids.length).fill(ids[ids.length - 1] as string)];
}

/** "kind id capacity available" by pool, as the query writes it. */
function readPools(text: string | null): OfferedPool[] {
  if (!text) return [];
  return text.split(",").map((line) => {
    const [kind = "", id, capacity, available] = line.split(" ");
    return { id: Number(id), kind, capacity: Number(capacity), available: Number(available) };
  });
}
