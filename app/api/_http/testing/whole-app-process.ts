// The app's own process without Next, for tests: what server.ts answers before Next, the endpoints that Inngest
// and monitoring ask, the relay, and tracing; told everything by its environment, logging to its standard output.
import { createServer, type IncomingMessage } from "node:http";
import { startRelay } from "#inngest/relay";
import { config } from "#lib/config/config";
import { prepareExchange } from "#lib/front/prepare-exchange";
import { sendAnswer } from "#lib/front/send-answer";
import { log } from "#lib/log/log";
import { cache } from "#lib/redis/redis";
import { startTally } from "#lib/search/keep-tally";
import { startTracing } from "#lib/trace/start-tracing";
import { GET as live } from "../../health/live/route";
import { GET as ready } from "../../health/ready/route";
import { GET as describeGroup, PUT as registerGroup } from "../../inngest/[group]/route";
import { GET as metrics } from "../../metrics/route";
import { GET as readBooking } from "../../v1/bookings/[id]/route";
import { fastLane } from "../fast-lane";
import { answerCommon, sendCommon } from "../send-common";

type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;

const { PORT, HOST, OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SERVICE_NAME } = config();
if (OTEL_EXPORTER_OTLP_ENDPOINT) startTracing(OTEL_SERVICE_NAME);
cache().listen();
startTally(cache());
startRelay();

const server = createServer((request, response) => {
  if (sendCommon(request, response)) return;
  prepareExchange(request, response);
  const handler = fastLane(request, config().APP_URL) ?? byNext(request);
  if (!handler) return void response.writeHead(404).end();
  answerCommon(request, handler)
    .then((answer) => sendAnswer(response, answer))
    .catch((error: unknown) => {
      log().error({ err: error }, "the test's front failed");
      response.destroy();
    });
});
server.listen(PORT, HOST, () => log().info("ready"));

/** Endpoints that Next would have answered. */
function byNext(request: IncomingMessage): (() => Promise<Response>) | undefined {
  const { method = "", url = "" } = request;
  const [path = ""] = url.split("?", 1);
  const last = path.split("/").at(-1) ?? "";
  const call = (handler: Handler, params: object) => async () =>
    handler(await webRequest(request, method, url), {
      params: Promise.resolve(params as never),
    });
  if (path.startsWith("/api/inngest/")) {
    return call(method === "PUT" ? registerGroup : describeGroup, { group: last });
  }
  if (path === "/api/metrics") return call(metrics, {});
  if (path === "/api/health/ready") return call(ready, {});
  if (path === "/api/health/live") return call(live, {});
  if (/^\/api\/v1\/bookings\/[\w-]+$/.test(path)) return call(readBooking, { id: last });
  return undefined;
}

async function webRequest(request: IncomingMessage, method: string, url: string): Promise<Request> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === "string" && name !== "connection") headers.set(name, value);
  }
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = method === "GET" ? null : Buffer.concat(parts);
  return new Request(config().APP_URL + url, { method, headers, body });
}
