// The process: Next, behind a thin front that owns what every answer carries (security headers, the CSP
// nonce, request ids, the client's address) and answers the build's static files, the liveness probe
// and the hottest endpoints before Next sees them.
import { existsSync } from "node:fs";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import type { Socket } from "node:net";
import { join } from "node:path";
import next from "next";
import { database } from "#db/client";
import { withDeadline } from "#db/deadline";
import { lacksMigrations } from "#db/newest-migration";
import { fastLane } from "#http/fast-lane";
import { problemResponse } from "#http/problems";
import { refusalOf } from "#http/refusal-of";
import { answerCommon, sendCommon } from "#http/send-common";
import { config } from "#lib/config/config";
import { answerPage } from "#lib/front/answer-page";
import { compressPage } from "#lib/front/compress-page";
import { exchangeRefusal } from "#lib/front/exchange-refusal";
import { paintFirst } from "#lib/front/paint-first";
import { prepareExchange } from "#lib/front/prepare-exchange";
import { sendAnswer } from "#lib/front/send-answer";
import { sendStatic } from "#lib/front/send-static";
import { readStaticFiles } from "#lib/front/static-files";
import { unreadableAnswer } from "#lib/front/unreadable-answer";
import { watchPage } from "#lib/front/watch-page";
import { log } from "#lib/log/log";
import { flushTraces } from "#lib/trace/trace";

/** What is being answered may take this long when the process is told to stop. */
const drainMs = 10_000;

async function main(): Promise<void> {
  // What is set already wins over a .env file.
  if (existsSync(".env")) process.loadEnvFile(".env");
  const { HOST, PORT, APP_URL, NEXT_DIST_DIR } = config();
  // Next would take every request that offers to speak another protocol (as clients of HTTP/2 do) and end it
  // unanswered: it is given a server that hears none, and Node answers them as what they also are.
  const httpServer = createServer();
  const app = next({ dev: false, dir: process.cwd(), hostname: HOST, port: PORT, httpServer });
  await app.prepare();
  if (await lacksSchema()) {
    throw new Error("The database lacks migrations of this version: run npm run db:migrate first.");
  }
  const handle = app.getRequestHandler();

  const staticFiles = readStaticFiles(join(process.cwd(), NEXT_DIST_DIR, "static"));

  const serve = (request: IncomingMessage, response: ServerResponse): void => {
    if (sendStatic(staticFiles, request, response)) return;
    if (sendCommon(request, response)) return;
    // Before a page that is everybody's forgets who asked for it.
    const traceparent = request.headers.traceparent as string | undefined;
    const page = { prepare: () => prepareExchange(request, response).nonce, draw: byNext };
    if (answerPage(request, response, page)) return;
    const { requestId } = prepareExchange(request, response);
    const { method = "", url = "" } = request;
    const refusal = exchangeRefusal(method, url);
    if (refusal) {
      void sendAnswer(response, problemResponse(refusal, requestId));
      return;
    }
    if (url === "/api/health/live" && (method === "GET" || method === "HEAD")) {
      response.setHeader("content-type", "application/json").end('{"status":"live"}');
      return;
    }
    const lane = fastLane(request, APP_URL);
    if (lane) {
      void answerCommon(request, lane)
        .then((answer) => sendAnswer(response, answer))
        .catch((error: unknown) => {
          log().error({ err: error }, "the fast lane failed");
          response.destroy();
        });
      return;
    }
    byNext();

    /** `watch` is called between what Next writes and what compresses it. */
    function byNext(watch?: () => void): void {
      compressPage(request, response);
      watch?.();
      paintFirst(request, response);
      watchPage(request, response, traceparent, draw);
    }

    function draw(): void {
      handle(request, response).catch((error: unknown) => {
        log().error({ err: error }, "the request handler failed");
        if (response.headersSent) response.end();
        else {
          const id = String(request.headers["x-request-id"]);
          void sendAnswer(response, problemResponse(refusalOf(error), id));
        }
      });
    }
  };
  const server = patientServer(serve);
  const servers = [server];
  server.on("error", (error: NodeJS.ErrnoException) => {
    log().fatal(
      { err: error },
      error.code === "EADDRINUSE" ? `port ${PORT} is taken` : "the server failed",
    );
    process.exit(1);
  });
  server.listen(PORT, HOST, () => log().info({ url: APP_URL, port: PORT }, "ready"));
  // Where `localhost` is ::1 and nothing else, it would find nobody. A machine without one has no need of it.
  if (HOST === "127.0.0.1") {
    const beside = patientServer(serve);
    beside.on("error", (error) => log().debug({ err: error }, "not at ::1"));
    beside.listen(PORT, "::1", () => servers.push(beside));
  }

  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    const closed = servers.map((one) => new Promise((done) => one.close(done)));
    void Promise.all(closed).then(() => flushTraces().finally(() => process.exit(0)));
    for (const one of servers) one.closeIdleConnections();
    setTimeout(() => process.exit(0), drainMs).unref();
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

/** A database that is away says nothing about its schema, and keeps no process from starting. */
async function lacksSchema(): Promise<boolean> {
  return await withDeadline(lacksMigrations(database().sql), 2_000).catch(() => false);
}

function patientServer(serve: RequestListener): Server {
  const server = createServer(serve);
  server.requestTimeout = 30_000;
  server.keepAliveTimeout = 20_000;
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    // A connection kept ready that never asked for anything ends without a word: whoever uses it in that
    // moment would take the word for the answer.
    const isUnused = (socket as Socket).bytesRead === 0;
    if (error.code === "ECONNRESET" || isUnused || !socket.writable) socket.destroy();
    else socket.end(unreadableAnswer(error.code));
  });
  return server;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
