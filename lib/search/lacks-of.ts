import type { SailingOffer } from "#lib/fare/offer";
import type { SearchParty } from "#lib/party/party";
import { shortagesOf } from "./lay-availability";

/** What keeps a party off a sailing, as far as it can be said. */
export type Lack =
  | { what: "places" | "kennels"; left: number; wanted: number }
  /** No room on the car deck for vehicles up to `limit_cm` high, or above it. */
  | { what: "low_deck" | "high_deck"; limit_cm: number }
  | { what: "cabins"; kind: string; left: number; wanted: number }
  | {
      what:
        | "vehicle_size"
        | "no_vehicles"
        | "no_pets"
        | "not_sold"
        | "closed"
        | "cancelled"
        | "departed";
    };

/**
 * Why a party cannot book a sailing at `now`; empty when it can. A sailing that is off sale has that
 * one lack: what else would be missing no longer matters.
 */
export function lacksOf(offer: SailingOffer, party: SearchParty, now: Date): Lack[] {
  const { status, departs_at } = offer.sailing;
  if (departs_at <= now) return [{ what: "departed" }];
  if (status !== "open") return [{ what: status }];
  const lacks = shortagesOf(offer, party).map((shortage) => lackOf(shortage, offer));
  const has = (what: Lack["what"]) => lacks.some((lack) => lack.what === what);
  // A vehicle that is not carried at all lacks no room on a deck.
  const beside: Lack["what"][] = has("no_vehicles")
    ? ["low_deck", "high_deck", "vehicle_size"]
    : has("vehicle_size")
      ? ["low_deck", "high_deck"]
      : [];
  if (has("no_pets")) beside.push("kennels");
  return lacks.filter(({ what }) => !beside.includes(what));
}

type Short = { kind: string; available: number; wanted: number };

function lackOf({ kind, available, wanted }: Short, { operator }: SailingOffer): Lack {
  const limit_cm = operator.low_deck_max_height_cm;
  if (kind === "passengers") return { what: "places", left: available, wanted };
  if (kind === "kennels") return { what: "kennels", left: available, wanted };
  if (kind === "lane_low_cm") return { what: "low_deck", limit_cm };
  if (kind === "lane_high_cm") return { what: "high_deck", limit_cm };
  if (kind === "vehicle") return { what: "no_vehicles" };
  if (kind === "pet") return { what: "no_pets" };
  if (kind.startsWith("vehicle:")) return { what: "vehicle_size" };
  if (kind.startsWith("cabin:")) {
    return { what: "cabins", kind: kind.slice("cabin:".length), left: available, wanted };
  }
  return { what: "not_sold" };
}
