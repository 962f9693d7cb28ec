import { DomainError } from "#lib/errors/domain-error";
import { localDate } from "#lib/language/format-time";
import type { SearchParty } from "#lib/party/party";
import { restOn } from "#lib/redis/grounds";
import type { SearchContext } from "#lib/search/context";
import type { CacheStatus, Journey } from "#lib/search/journey";
import { type Left, layFresh } from "#lib/search/lay-fresh";
import { type Beside, type BesideSailing, besideSailing } from "./beside-sailing";
import { type Choosable, chooseTen } from "./choose-ten";
import { leftNow } from "./left-now";
import { blend } from "./rank-candidates";
import type { Reason, Recommendation } from "./recommendation";
import { recommendationWords } from "./recommendation-words";

/** Earlier looks that are taken into account. */
export const mostLookedAt = 4;

/** Of calendar dates, which know no changes of clocks. */
const dayMs = 86_400_000;
/** More than are shown, for some may be full. */
const mostBlended = 24;

export type Recommended = { recommendations: Recommendation[]; cacheStatus: CacheStatus };

/**
 * The ten best sailings beside one, for a party: none that has left, is off sale, or has no room for it now. With
 * what a traveller looked at before (the latest first), who agreed to be remembered, what suits those too comes
 * first, and none of them again. Throws `not_found`, `invalid` for the party, `service_unavailable`.
 */
export async function recommend(
  context: SearchContext,
  sailingId: string,
  party: SearchParty,
  lookedAt: string[] = [],
): Promise<Recommended> {
  const earlier = lookedAt.filter((id) => id !== sailingId).slice(0, mostLookedAt);
  const [own, ...others] = await Promise.all([
    besideSailing(context, sailingId, party),
    ...earlier.map((id) => besideOrNothing(context, id, party)),
  ]);
  const lists = [own, ...others.flatMap((other) => other ?? [])];
  const blended = blend(
    lists.map(({ answer }) => answer.beside),
    new Set([sailingId, ...lookedAt]),
  );
  // Of several lists the best, and the sailing's own for its better days: what is left is asked of each.
  const ownIds = new Set(own.answer.beside.map(({ id }) => id));
  const beside = blended.filter(({ id }, place) => place < mostBlended || ownIds.has(id));
  restOn({ names: [sailingId, ...beside.map(({ id }) => id)] });
  // Nobody laid anything over what another process or an earlier request worked out.
  const left: Left = lists.some(({ cacheStatus }) => cacheStatus === "HIT")
    ? await leftNow(
        context,
        beside.map(({ id }) => id),
      )
    : new Map(lists.flatMap(({ answer }) => answer.left));
  const bookable = beside.flatMap((one) => withRoom(one, left, context.now));
  const next = Math.min(...bookable.map(({ leg }) => Date.parse(leg.departs_at)));
  if (Number.isFinite(next)) restOn({ until: next });
  const chosen = chooseTen(bookable.map((one) => ({ ...one, ...heldAgainst(own.answer.of, one) })));
  return {
    recommendations: chosen.map((one) => recommendationOf(one, context)),
    cacheStatus: own.cacheStatus,
  };
}

async function besideOrNothing(context: SearchContext, id: string, party: SearchParty) {
  try {
    return await besideSailing(context, id, party);
  } catch (error) {
    // What was looked at once may be gone since.
    if (error instanceof DomainError && error.code === "not_found") return null;
    throw error;
  }
}

type Roomy = Beside & { available: Journey["available"] };

function withRoom(one: Beside, left: Left, now: Date): Roomy[] {
  if (Date.parse(one.leg.departs_at) <= now.getTime()) return [];
  const journey = { available: { cabins: [] } } as unknown as Journey;
  return layFresh([{ journey, needs: [one.need] }], left).map(({ available }) => ({
    ...one,
    available,
  }));
}

function heldAgainst(
  of: BesideSailing["of"],
  { leg, price }: Beside,
): Pick<Choosable, "route" | "day" | "isSameRoute" | "days" | "saving" | "against"> {
  const isSameRoute = leg.from.code === of.from && leg.to.code === of.to;
  const isComparable = isSameRoute && of.price?.currency === price.currency;
  const day = localDate(leg.departs_at);
  return {
    route: `${leg.from.code}-${leg.to.code}`,
    day,
    isSameRoute,
    days: (Date.parse(day) - Date.parse(of.day)) / dayMs,
    saving: isComparable && of.price ? of.price.amount_minor - price.amount_minor : null,
    against: of.price?.amount_minor ?? 0,
  };
}

function recommendationOf(
  one: Roomy & Choosable & { reason: Reason },
  { language }: SearchContext,
): Recommendation {
  const { voyage_id: _, ...leg } = one.leg;
  const { passengers, vehicle_fits } = one.available;
  const facts = {
    ...leg,
    journey_id: one.id,
    reason: one.reason,
    day_difference: one.days,
    price: one.price,
    price_difference:
      one.saving === null ? null : { amount_minor: -one.saving, currency: one.price.currency },
    available: { passengers, vehicle_fits },
  };
  return { ...facts, words: recommendationWords(facts, one.isSameRoute, language) };
}
