import type { SearchAnswer } from "#components/search/results";
import { DomainError } from "#lib/errors/domain-error";
import { asBack, isFiltered, type TravelQuery } from "../../components/search/travel-query";
import { answerAs } from "./answer-as";
import type { AskedSearch } from "./asked-search";
import type { pageContext } from "./context";
import { readEmptyDay } from "./empty-day";
import { findChosen, findJourneys } from "./find-journeys";
import { findPriceDays } from "./price-days";
import { refusalWords, searchProblem } from "./search-problem";

type Problem = { kind: "problem"; words: string };
type Context = Pick<ReturnType<typeof pageContext>, "language" | "now">;

/**
 * What the results page shows: the sailings of the way out or, once that is chosen, of the way back,
 * and the prices of the days around and of a month; on a day without any, why and what there is
 * instead. What cannot be asked comes back as words.
 */
export async function answerSearch(
  { query, from, to, returnFrom, returnTo }: AskedSearch,
  month: string,
  { language, now }: Context,
): Promise<SearchAnswer | Problem> {
  const problem = searchProblem(query, { from, to, returnFrom, returnTo }, now, language);
  if (problem || !from || !to || !returnFrom || !returnTo)
    return { kind: "problem", words: problem ?? "" };
  try {
    const isRound = query.returnDate !== "";
    const out = isRound && query.out ? await findChosen(query.out, query, language) : null;
    const shown: TravelQuery = out
      ? { ...asBack(query), from: returnFrom.slug, to: returnTo.slug, date: query.returnDate }
      : query;
    // Nobody leaves before they have arrived.
    const arrives = out?.legs.at(-1)?.arrives_at;
    const ends = out ? { from: returnFrom, to: returnTo } : { from, to };
    const [result, prices] = await Promise.all([
      findJourneys(shown, language, arrives),
      findPriceDays(shown, { zone: ends.from.zone, month }, language),
    ]);
    const empty =
      result.total === 0 && !isFiltered(shown)
        ? await readEmptyDay(shown, ends, language, arrives ?? null)
        : null;
    // Of a line that sails in summer only, the month in which it sails says more than its winter.
    const near = empty?.after[0] ?? empty?.before.at(-1);
    const isBlank = month === "" && prices?.days.every(({ price }) => price === null);
    const sailing = isBlank && near ? near.date.slice(0, 7) : null;
    return {
      kind: "found",
      shown,
      out,
      lostOut: isRound && query.out !== "" && !out,
      result,
      prices: sailing
        ? await findPriceDays(shown, { zone: ends.from.zone, month: sailing }, language)
        : prices,
      empty,
    };
  } catch (error) {
    const words = refusalWords(error, language);
    // The form stands there still, filled in; but this is no answer to keep.
    if (error instanceof DomainError && error.code === "service_unavailable") {
      await answerAs({ status: 503, retryAfterSeconds: 5 });
    }
    return { kind: "problem", words };
  }
}
