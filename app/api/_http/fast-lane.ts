// The hottest endpoints, answered by server.ts before Next sees them: Next spends 0.7 ms on any request.
// They are the very handlers that Next would call, so both answer the same (fast-lane.test.ts).
import type { IncomingMessage } from "node:http";
import { POST as placeBooking } from "../v1/bookings/route";

type Handler = (
  request: Request,
  context: { params: Promise<never> },
) => Promise<Response>;

const lanes = new Map<string, Handler>([["POST /api/v1/bookings", placeBooking]]);
const noParams = { params: Promise.resolve({} as never) };

/** The handler of an exchange that needs no Next; undefined for all others. */
export function fastLane(
  request: IncomingMessage,
  origin: string,
): (() => Promise<Response>) | undefined {
  const { method = "", url = "" } = request;
  const handler = lanes.get(`${method} ${url}`);
  return handler && (async () => handler(webRequest(request, method, origin + url), noParams));
}

/** Node's request as the web's, its body still to be read: whoever reads it sets the limit. */
function webRequest(request: IncomingMessage, method: string, url: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const body = bodyOf(request);
  return new Request(url, { method, headers, body, duplex: "half" } as RequestInit);
}

/** Read as it is pulled, so that a body that is too large is never held. */
function bodyOf(request: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks = request[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return?.();
    },
  });
}
