import { searchContext } from "#http/context";
import { endpoint } from "#http/endpoint";
import { looksPseudonym } from "#http/looks-cookie";
import { methods } from "#http/methods";
import { readQuery } from "#http/query";
import { isRobot } from "#http/robot";
import { partyOf, partyParams } from "#http/schemas/search-params";
import { noteLooks } from "#lib/recommendation/note-looks";
import { readJourney } from "#lib/search/read-journey";

const get = endpoint<{ id: string }>({ name: "read-journey", limit: "read" }, async (call) => {
  const { request, params, url, now } = call;
  const context = searchContext(call);
  const journey = await readJourney(context, params.id, partyOf(readQuery(url, partyParams)));
  if (!isRobot(request.headers)) {
    const looks = journey.legs.map(
      ({ sailing_id }) => ({ type: "sailing.viewed", sailing_id }) as const,
    );
    noteLooks(context.sql, looks, { pseudonym: looksPseudonym(request.headers), now });
  }
  return { body: { data: journey } };
});

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ GET: get });
