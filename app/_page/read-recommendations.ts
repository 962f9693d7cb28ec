import type { Locale } from "#lib/language/locales";
import { log } from "#lib/log/log";
import { recommend } from "#lib/recommendation/recommend";
import type { Recommendation } from "#lib/recommendation/recommendation";
import { partyOf, type TravelQuery } from "../../components/search/travel-query";
import { pageContext } from "./context";

/** What goes with a journey of one sailing, for anybody; nothing for others, and nothing if it cannot be had: a page is sold without it. */
export async function readRecommendations(
  id: string,
  travelling: TravelQuery,
  locale: Locale,
): Promise<Recommendation[]> {
  if (id.includes("_")) return [];
  try {
    const { recommendations } = await recommend(pageContext(locale), id, partyOf(travelling));
    return recommendations;
  } catch (error) {
    log().debug({ err: error }, "a page goes without recommendations");
    return [];
  }
}
