// The hottest endpoints, answered by server.ts before Next sees them: Next spends 0.7 ms on any request.
// They are the very handlers that Next would call, so both answer the same (fast-lane.test.ts).
import type { IncomingMessage } from "node:http";
import { groups } from "#inngest/functions";
import { POST as hearResend } from "../../webhooks/resend/route";
import { POST as hearStripe } from "../../webhooks/stripe/route";
import { POST as work } from "../inngest/[group]/route";
import { POST as cancel } from "../v1/bookings/[id]/cancel/route";
import { POST as extendHold } from "../v1/bookings/[id]/hold-extension/route";
import { POST as beginPayment } from "../v1/bookings/[id]/payment-intent/route";
import { POST as placeBooking } from "../v1/bookings/route";
import { GET as findPages } from "../v1/discover/route";
import { POST as tellEvents } from "../v1/events/route";
import { GET as readCalendar } from "../v1/ferry/calendar/route";
import { GET as searchFerries } from "../v1/ferry/search/route";
import { GET as readJourney } from "../v1/journeys/[id]/route";
import { GET as searchPorts } from "../v1/ports/route";
import { GET as readAvailability } from "../v1/sailings/[id]/availability/route";
import { GET as recommend } from "../v1/sailings/[id]/recommendations/route";
import { GET as readSailing } from "../v1/sailings/[id]/route";

type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;

/** By method and path. */
const lanes = new Map<string, Handler>([
  ["GET /api/v1/ferry/search", searchFerries],
  ["GET /api/v1/ferry/calendar", readCalendar],
  ["GET /api/v1/ports", searchPorts],
  ["GET /api/v1/discover", findPages],
  ["POST /api/v1/bookings", placeBooking],
  ["POST /api/v1/events", tellEvents],
  ["POST /webhooks/stripe", hearStripe],
  ["POST /api/webhooks/stripe", hearStripe],
  ["POST /webhooks/resend", hearResend],
  ...Object.keys(groups).map((group): [string, Handler] => [
    `POST /api/inngest/${group}`,
    (request) => work(request, { params: Promise.resolve({ group } as never) }),
  ]),
]);

/** The same where an id stands in the path, [id] in its place, as in the folders' names. */
const lanesById = new Map<string, Handler>([
  ["GET /api/v1/journeys/[id]", readJourney],
  ["GET /api/v1/sailings/[id]", readSailing],
  ["GET /api/v1/sailings/[id]/availability", readAvailability],
  ["GET /api/v1/sailings/[id]/recommendations", recommend],
  ["POST /api/v1/bookings/[id]/payment-intent", beginPayment],
  ["POST /api/v1/bookings/[id]/hold-extension", extendHold],
  ["POST /api/v1/bookings/[id]/cancel", cancel],
]);

/** A lower-case UUID between slashes; any other spelling of one is Next's to answer. */
const idInPath = /(?<=\/)[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}(?=\/|$)/;

/** The handler of an exchange that needs no Next; undefined for all others. */
export function fastLane(
  request: IncomingMessage,
  origin: string,
): (() => Promise<Response>) | undefined {
  const { method = "", url = "" } = request;
  const [path = ""] = url.split("?", 1);
  const id = idInPath.exec(path)?.[0];
  const handler = id
    ? lanesById.get(`${method} ${path.replace(id, "[id]")}`)
    : lanes.get(`${method} ${path}`);
  const params = Promise.resolve((id ? { id } : {}) as never);
  return handler && (async () => handler(webRequest(request, method, origin + url), { params }));
}

/** Node's request as the web's, its body still to be read: whoever reads it sets the limit. */
function webRequest(request: IncomingMessage, method: string, url: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  // What a GET sends along says nothing, and the web's request takes none.
  if (method === "GET") return new Request(url, { headers });
  const body = bodyOf(request);
  return new Request(url, { method, headers, body, duplex: "half" } as RequestInit);
}

/** What of a refused body is still taken off the wire and thrown away, in bytes. */
const mostDrained = 16 * 1024 * 1024;

/** Read as it is pulled, so that a body that is too large is never held. */
function bodyOf(request: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = request.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
  const source: UnderlyingDefaultSource<Uint8Array> = {
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return?.();
      // A connection that is closed with bytes unread is reset, and its answer may be lost with it.
      let drained = 0;
      request.on("data", (chunk: Buffer) => {
        drained += chunk.length;
        if (drained > mostDrained) request.destroy();
      });
      request.resume();
    },
  };
  // Nothing is pulled ahead: a body that nobody reads is then thrown away by Node itself.
  return new ReadableStream(source, { highWaterMark: 0 });
}
