// What server.ts puts before Next, for tests without a build: the kept answers, the fast lane, and kept
// pages, of which the one there is says who sails and what is left instead of what Next would draw.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { database } from "#db/client";
import { answerPage } from "#lib/front/answer-page";
import { prepareExchange } from "#lib/front/prepare-exchange";
import { sendAnswer } from "#lib/front/send-answer";
import { cache } from "#lib/redis/redis";
import { searchJourneys } from "#lib/search/search-journeys";
import { fastLane } from "../fast-lane";
import { answerCommon, sendCommon } from "../send-common";

export type AppFront = { base: string; server: Server };

/** Answers on a port of its own, from the database and the Redis that the process is configured with. */
export async function openAppFront(): Promise<AppFront> {
  cache().listen();
  const server = createServer((request, response) => {
    if (request.url === "/hears") return void response.end(String(cache().isHearing()));
    if (sendCommon(request, response)) return;
    const prepare = () => prepareExchange(request, response).nonce;
    const draw = (watch?: () => void) => {
      watch?.();
      void drawPage(request, response);
    };
    if (answerPage(request, response, { prepare, draw })) return;
    prepareExchange(request, response);
    const lane = fastLane(request, "http://localhost:3000");
    if (!lane) return void response.writeHead(404).end();
    answerCommon(request, lane)
      .then((answer) => sendAnswer(response, answer))
      .catch(() => response.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

async function drawPage(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = new URL(request.url ?? "", "http://localhost").searchParams;
  const context = { sql: database().sql, cache: cache(), now: new Date(), language: "en" as const };
  const { journeys } = await searchJourneys(context, {
    from: asked.get("from") ?? "",
    to: asked.get("to") ?? "",
    date: asked.get("date") ?? "",
    party: { adults: 2, children: 0, infants: 0, vehicles: [], pets: 0 },
  });
  const lines = journeys.map(({ id, available, price, legs }) =>
    [id, available.passengers, price.amount_minor, legs[0]?.departs_at].join(" "),
  );
  const nonce = request.headers["x-nonce"];
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(`<html><script nonce="${nonce}"></script><p>${lines.join("\n")}</p></html>`);
}
