import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { markAnswer, obeyMark } from "./answer-mark";

let server: Server;
let address = "";
/** What the page does while the exchange is under way. */
let page: (nonce: string) => void = () => {};

beforeAll(async () => {
  let count = 0;
  server = createServer((request, response) => {
    count += 1;
    const nonce = `nonce-${count}`;
    obeyMark(nonce, response);
    page(nonce);
    if (request.url === "/elsewhere") response.writeHead(307, { location: "/en" }).end();
    // Next writes no head of its own: Node does, with the first words.
    else response.write("<!doctype html>", () => response.end());
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

test("a page that says nothing is answered as it was", async () => {
  page = () => {};
  expect((await fetch(address)).status).toBe(200);
});

test("a page says what its answer is, and when to come back", async () => {
  page = (nonce) => markAnswer(nonce, { status: 503, retryAfterSeconds: 5 });
  const answer = await fetch(address);
  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("5");
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  page = (nonce) => markAnswer(nonce, { status: 404 });
  const nothing = await fetch(address);
  expect([nothing.status, nothing.headers.get("retry-after")]).toEqual([404, null]);
});

test("a redirect stays one", async () => {
  page = (nonce) => markAnswer(nonce, { status: 404 });
  expect((await fetch(`${address}/elsewhere`, { redirect: "manual" })).status).toBe(307);
});

test("a nonce that is nobody's, or whose answer has gone, marks nothing and is not kept", async () => {
  let last = "";
  page = (nonce) => {
    last = nonce;
    markAnswer(null, { status: 404 });
    markAnswer("a client's own", { status: 404 });
  };
  expect((await fetch(address)).status).toBe(200);
  markAnswer(last, { status: 404 });
  const kept = (globalThis as { [key: symbol]: unknown })[Symbol.for("gangway.front.marks")];
  expect((kept as Map<string, unknown>).size).toBe(0);
});
