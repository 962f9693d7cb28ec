import { isObject, type JsonObject } from "../wire/json";

/** A plausible price: what nobody publishes is made up by count. In euro cents. */
export function priceOf(asked: JsonObject, drifts: boolean) {
  const party = isObject(asked.party) ? asked.party : {};
  const count = (list: unknown) => (Array.isArray(list) ? list.length : 0);
  const cents =
    9_000 * count(party.passengers) + 18_000 * count(party.vehicles) + 7_000 * count(party.cabins);
  return { amount_minor: drifts ? Math.round((cents * 13) / 12) : cents, currency: "EUR" };
}
