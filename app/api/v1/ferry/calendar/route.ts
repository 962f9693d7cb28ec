import { searchContext } from "#http/context";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { readQuery } from "#http/query";
import { calendarParams, partyOf } from "#http/schemas/search-params";
import { monthCalendar } from "#lib/search/month-calendar";

const get = endpoint({ name: "calendar", limit: "search", common: true }, async (call) => {
  const query = readQuery(call.url, calendarParams);
  const { from, to, month, operator } = query;
  const calendar = await monthCalendar(searchContext(call), {
    from,
    to,
    month,
    party: partyOf(query),
    ...(operator ? { operator } : {}),
  });
  return {
    body: { data: calendar.days, meta: { month } },
    headers: { "x-cache": calendar.cacheStatus },
  };
});

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
