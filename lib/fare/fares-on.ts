import { dateInZone } from "#lib/clock/zones";
import type { OfferedFare, OfferedPolicy, OfferedSailing } from "./offer";
import { policyFor } from "./policy-for";

type Sold = Pick<OfferedSailing, "from_zone" | "departure_date">;

/** An operator's fares with the conditions by which they are sold at `now` for a sailing. */
export function faresOn(
  { fares, policies }: { fares: OfferedFare[]; policies: OfferedPolicy[] },
  { from_zone, departure_date }: Sold,
  now: Date,
): OfferedFare[] {
  if (policies.length === 0) return fares;
  const saleDay = dateInZone(now, from_zone);
  return fares.map((fare) => {
    const sold = { fare: fare.code, saleDay, departureDate: departure_date };
    const policy = policyFor(policies, sold);
    return policy ? { ...fare, conditions: policy.conditions } : fare;
  });
}
