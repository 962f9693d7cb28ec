import type { FareConditions } from "#db/schema/fare";
import { withReading } from "#db/transaction";
import { minutesBetween, toOffsetTime } from "#lib/clock/zones";
import { DomainError } from "#lib/errors/domain-error";
import { loadOffers } from "#lib/fare/load-offers";
import { scaled } from "#lib/fare/scaled";
import { isUuid } from "#lib/identity/uuid";
import { type Money, roundingLine } from "#lib/money/money";
import { inLanguage, type Port } from "#lib/port/port";
import { portDirectory } from "#lib/port/port-directory";
import { readCalls } from "#lib/voyage/read-calls";
import { readRoute } from "#lib/voyage/read-route";
import { readVessel, type VesselFacts } from "#lib/voyage/read-vessel";
import type { SearchContext } from "./context";
import { isOnSale } from "./lay-availability";
import { restOnSailing } from "./rest-on-sailing";

export type SailingFacts = {
  id: string;
  voyage_id: string;
  status: "open" | "closed" | "cancelled";
  on_sale: boolean;
  operator: { code: string; name: string; booking_mode: "instant" | "on_request" };
  vessel: VesselFacts;
  from: Port;
  to: Port;
  /** ISO 8601 in the port's own offset. */
  departs_at: string;
  arrives_at: string;
  duration_minutes: number;
  route: { distance_nm: number; path: [number, number][] };
  /** All sailings of the voyage in order. */
  calls: { sailing_id: string; from: string; to: string }[];
  /** One adult at each fare, port fee included. */
  fares: { code: string; adult: Money; conditions: FareConditions }[];
};

/**
 * What there is to say about one sailing: vessel, way, times, calls, fares and their conditions.
 * Throws `not_found` for an id nobody knows.
 */
export async function readSailing(
  { sql, now, language }: Omit<SearchContext, "cache">,
  id: string,
): Promise<SailingFacts> {
  const offer = isUuid(id) && (await withReading(loadOffers(sql, [id], now))).get(id);
  if (!offer) throw new DomainError("not_found", "There is no such sailing.");
  const { sailing, operator, currency, tariff } = offer;
  restOnSailing(sailing);
  const [route, vessel, calls, ports] = await withReading(
    Promise.all([
      readRoute(sql, sailing.route_id),
      readVessel(sql, sailing.vessel_id),
      readCalls(sql, sailing.voyage_id),
      portDirectory(sql),
    ]),
  );
  const from = ports.byCode.get(sailing.from_port);
  const to = ports.byCode.get(sailing.to_port);
  if (!route || !vessel || !from || !to) {
    throw new DomainError("not_found", "There is no such sailing.");
  }
  return {
    id,
    voyage_id: sailing.voyage_id,
    status: sailing.status,
    on_sale: isOnSale(offer, now),
    operator: { code: operator.code, name: operator.name, booking_mode: operator.booking_mode },
    vessel,
    from: inLanguage(from, language),
    to: inLanguage(to, language),
    departs_at: toOffsetTime(sailing.departs_at, sailing.from_zone),
    arrives_at: toOffsetTime(sailing.arrives_at, sailing.to_zone),
    duration_minutes: minutesBetween(sailing.departs_at, sailing.arrives_at),
    route: { distance_nm: route.distance_nm, path: route.path },
    calls: calls.map((call) => ({ sailing_id: call.id, from: call.from_port, to: call.to_port })),
    fares: offer.fares.map(({ code, factor_bp, conditions }) => {
      const due =
        scaled(tariff.adult ?? 0, sailing.price_level_bp, factor_bp) + (tariff.port_fee ?? 0);
      const adult = { amount_minor: due + roundingLine(due, currency), currency };
      return { code, adult, conditions };
    }),
  };
}
