import type { SearchAnswer } from "#components/search/results";
import type { TravelQuery } from "../../components/search/travel-query";
import type { AskedSearch } from "./asked-search";
import type { pageContext } from "./context";
import { findChosen, findJourneys, findNearDays, sailsAtAll } from "./find-journeys";
import { refusalWords, searchProblem } from "./search-problem";

type Problem = { kind: "problem"; words: string };
type Context = Pick<ReturnType<typeof pageContext>, "language" | "now">;

/**
 * What the results page shows: the sailings of the way out or, once that is chosen, of the way back;
 * on a day without any, the nearest days. What cannot be asked comes back as words.
 */
export async function answerSearch(
  { query, from, to }: AskedSearch,
  { language, now }: Context,
): Promise<SearchAnswer | Problem> {
  const problem = searchProblem(query, { from, to }, now, language);
  if (problem || !from || !to) return { kind: "problem", words: problem ?? "" };
  try {
    const isRound = query.returnDate !== "";
    const out = isRound && query.out ? await findChosen(query.out, query, language) : null;
    const shown: TravelQuery = out
      ? { ...query, from: query.to, to: query.from, date: query.returnDate }
      : query;
    const result = await findJourneys(shown, language);
    const isEmpty = result.total === 0;
    const [nearDays, isFull] = isEmpty
      ? await Promise.all([findNearDays(shown, language), sailsAtAll(shown, language)])
      : [[], false];
    return {
      kind: "found",
      shown,
      out,
      lostOut: isRound && query.out !== "" && !out,
      result,
      nearDays,
      isFull,
    };
  } catch (error) {
    return { kind: "problem", words: refusalWords(error, language) };
  }
}
