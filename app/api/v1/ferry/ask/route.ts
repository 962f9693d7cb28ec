import { searchContext } from "#http/context";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { readQuery } from "#http/query";
import { askParams } from "#http/schemas/search-params";
import { understandLine } from "#lib/search/ask/understand-line";
import { searchApiPath } from "../../../../../components/search/travel-query";
import { queryOfWords } from "../../../../_page/query-of-words";

const get = endpoint({ name: "ask", limit: "search" }, async (call) => {
  const { q } = readQuery(call.url, askParams);
  const understood = await understandLine(searchContext(call), q);
  const isWhole = understood.from && understood.to && understood.date;
  return {
    body: {
      data: {
        ...understood,
        // With what it asks for there is something to search; before, something to ask back.
        search: isWhole ? searchApiPath(queryOfWords(understood)) : null,
      },
    },
  };
});

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
