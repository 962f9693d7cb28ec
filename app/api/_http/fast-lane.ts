// The hottest endpoints, answered by server.ts before Next sees them: Next spends 0.7 ms on any request.
// They are the very handlers that Next would call, so both answer the same (fast-lane.test.ts).
import type { IncomingMessage } from "node:http";
import { POST as placeBooking } from "../v1/bookings/route";

type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;

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
