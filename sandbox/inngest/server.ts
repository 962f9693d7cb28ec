import http from "node:http";
import { type Fault, Faults, faultSchema } from "../wire/faults";
import type { Core } from "./core";
import { Refusal, type TakeEvents } from "./events-api";
import type { FunctionConfig } from "./functions";
import { readJournal } from "./journal";
import { listRuns } from "./lists";
import { renderPage } from "./page";
import { hashedKey, same } from "./sign";
import { takeFunctions } from "./sync";

const MAX_BODY = 10 * 1024 * 1024;

interface Answer {
  status: number;
  body: unknown;
  type?: string;
}

/** Everything this process answers over HTTP. */
export function createServer(
  core: Core,
  takeEvents: TakeEvents,
  onChange: () => Promise<void>,
): http.Server {
  const faults = new Faults();

  async function events(req: http.IncomingMessage, path: string): Promise<Answer> {
    const key = decodeURIComponent(path.slice("/e/".length));
    if (!same(key, core.config.eventKey)) {
      return { status: 401, body: { error: "Event key not found", status: 401 } };
    }
    const seed = req.headers["x-inngest-event-id-seed"];
    const body = await readBody(req);
    // The key is a secret: it stays out of the journal.
    const ids = await takeEvents({
      body,
      path: "/e",
      ...(typeof seed === "string" ? { seed } : {}),
    });
    return { status: 200, body: { ids, status: 200 } };
  }

  async function register(req: http.IncomingMessage): Promise<Answer> {
    const token = (req.headers.authorization ?? "").replace(/^Bearer /, "");
    if (!same(token, hashedKey(core.config.signingKey))) {
      return { status: 401, body: { error: "unknown signing key", status: 401 } };
    }
    const body = JSON.parse(await readBody(req)) as {
      url: string;
      appName: string;
      functions: FunctionConfig[];
    };
    // The SDK names itself by the host it was asked at; the app is the one we were told of.
    const path = new URL(body.url).pathname;
    const own = core.config.appUrls.find((url) => new URL(url).pathname === path);
    const taken = await takeFunctions(core, own ?? body.url, body.appName, body.functions);
    if (taken.changed) await onChange();
    if (taken.faults.length > 0) {
      return { status: 400, body: { error: taken.faults.join("; "), status: 400 } };
    }
    return { status: 200, body: { ok: true, status: 200, modified: taken.changed } };
  }

  async function answer(req: http.IncomingMessage, url: URL): Promise<Answer> {
    const route = `${req.method} ${url.pathname}`;
    if (req.method === "POST" && url.pathname.startsWith("/e/")) return events(req, url.pathname);
    switch (route) {
      case "POST /fn/register":
        return register(req);
      case "GET /_sandbox/health":
        await core.sql`SELECT 1`;
        return { status: 200, body: { ok: true, name: "inngest" } };
      case "GET /_sandbox/journal":
        return {
          status: 200,
          body: await readJournal(core.sql, Number(url.searchParams.get("after")) || 0),
        };
      case "GET /_sandbox/runs":
        return {
          status: 200,
          body: await listRuns(core.sql, Number(url.searchParams.get("limit")) || 200),
        };
      case "POST /_sandbox/faults":
        faults.add(faultSchema.parse(JSON.parse(await readBody(req))));
        return { status: 200, body: { ok: true } };
      case "DELETE /_sandbox/faults":
        faults.clear();
        return { status: 200, body: { ok: true } };
      case "GET /":
        return { status: 200, body: await renderPage(core), type: "text/html; charset=utf-8" };
      default:
        return { status: 404, body: { error: "not found", status: 404 } };
    }
  }

  async function handle(req: http.IncomingMessage, res: http.ServerResponse): Promise<void> {
    const url = new URL(req.url ?? "/", "http://sandbox");
    const controls = url.pathname.startsWith("/_sandbox/");
    const fault = controls ? undefined : faults.take(req.method ?? "GET", url.pathname);
    if (fault && (await isPlayed(fault, req, res))) return;
    const result = await answer(req, url);
    if (fault?.fault === "timeout_after") return hang(res, fault);
    send(res, result);
  }

  const server = http.createServer((req, res) => {
    handle(req, res).catch((error: unknown) => {
      const status =
        error instanceof Refusal ? error.status : error instanceof SyntaxError ? 400 : 500;
      if (status === 500) console.error("inngest:", error);
      const message = error instanceof Error ? error.message : "error";
      send(res, { status, body: { error: message, status } });
    });
  });
  server.keepAliveTimeout = 30_000;
  return server;
}

/** Plays a fault that leaves the request without effect. */
async function isPlayed(
  fault: Fault,
  req: http.IncomingMessage,
  res: http.ServerResponse,
): Promise<boolean> {
  switch (fault.fault) {
    case "delay":
      await new Promise((resolve) => setTimeout(resolve, fault.ms ?? 1_000));
      return false;
    case "timeout_after":
      return false;
    case "status":
      send(res, { status: fault.status, body: { error: "fault", status: fault.status } });
      return true;
    case "garbage":
      send(res, { status: 200, body: "<html><body>upstream</body", type: "text/html" });
      return true;
    case "reset":
      req.socket.resetAndDestroy();
      return true;
    case "timeout_before":
      hang(res, fault);
      return true;
    default:
      // The operators' own: nothing here plays them.
      return false;
  }
}

/** Says nothing until the caller gives up, or `ms` have passed. */
function hang(res: http.ServerResponse, { ms }: Fault): void {
  if (ms !== undefined) setTimeout(() => res.destroy(), ms).unref();
}

function send(res: http.ServerResponse, { status, body, type }: Answer): void {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  res.writeHead(status, {
    "content-type": type ?? "application/json",
    "content-length": Buffer.byteLength(text),
  });
  res.end(text);
}

async function readBody(req: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    size += (chunk as Buffer).length;
    if (size > MAX_BODY) throw new Refusal(413, "the body is over 10 MB");
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString("utf8");
}
