import { database } from "#db/client";
import { requireOwnOrigin } from "#http/account-access";
import { endpoint } from "#http/endpoint";
import { countedLooks } from "#http/follow-limit";
import { looksPseudonym } from "#http/looks-cookie";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { isRobot } from "#http/robot";
import { eventsBody } from "#http/schemas/events-body";
import { noteLooks } from "#lib/recommendation/note-looks";

/** A page's beacon: nothing is waited for, and nobody is told whether it counted. */
const post = endpoint(
  { name: "tell-events", limit: "events" },
  async ({ request, caller, now }) => {
    requireOwnOrigin(request.headers, "refused");
    const { events } = await readBody(request, eventsBody);
    if (!isRobot(request.headers)) {
      const pseudonym = looksPseudonym(request.headers);
      const counted = await countedLooks(events, caller.address);
      noteLooks(database().sql, counted, { pseudonym, now });
    }
    return new Response(null, {
      status: 204,
      headers: { "cache-control": "no-store", "x-request-id": caller.requestId },
    });
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
