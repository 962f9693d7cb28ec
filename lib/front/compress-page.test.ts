import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { compressPage } from "./compress-page";

const page = `<!doctype html>${"<p>La Goulette, Marseille, Gênes</p>".repeat(20_000)}`;
const html = { "content-type": "text/html; charset=utf-8" };

let answer: (incoming: IncomingMessage, response: ServerResponse) => void;
const server = createServer((incoming, response) => {
  compressPage(incoming, response);
  answer(incoming, response);
});
beforeAll(() => new Promise<void>((done) => server.listen(0, "127.0.0.1", done)));
afterAll(() => void server.close());
beforeEach(() => {
  answer = (_, response) => response.writeHead(200, html).end(page);
});

function ask(path = "/en", encoding = "gzip, br", method = "GET") {
  const { port } = server.address() as AddressInfo;
  const headers = { "accept-encoding": encoding };
  return new Promise<{ answer: IncomingMessage; body: Buffer }>((done, fail) => {
    const sent = request({ port, host: "127.0.0.1", path, method, headers }, async (got) => {
      const parts: Buffer[] = [];
      for await (const part of got) parts.push(part as Buffer);
      done({ answer: got, body: Buffer.concat(parts) });
    });
    sent.on("error", fail).end();
  });
}

test("a page comes compressed, and whole", async () => {
  const got = await ask();
  expect(got.answer.statusCode).toBe(200);
  expect(got.answer.headers["content-encoding"]).toBe("br");
  expect(got.answer.headers.vary).toBe("accept-encoding");
  expect(brotliDecompressSync(got.body).toString() === page).toBe(true);
});

test("so does a picture that is drawn as text; a part of one comes as it is", async () => {
  const svg = { "content-type": "image/svg+xml; charset=utf-8" };
  answer = (_, response) => response.writeHead(200, svg).end(page);
  const whole = await ask("/charts/crossings-wide.svg");
  expect(whole.answer.headers["content-encoding"]).toBe("br");
  expect(brotliDecompressSync(whole.body).toString() === page).toBe(true);
  answer = (_, response) => response.writeHead(206, svg).end(page.slice(0, 1_000));
  const part = await ask("/charts/crossings-wide.svg");
  expect(part.answer.headers["content-encoding"]).toBeUndefined();
  expect(part.body.toString()).toBe(page.slice(0, 1_000));
});

test("a page in pieces comes in their order, its first before the last is written", async () => {
  let first = "";
  answer = (_, response) => {
    response.statusCode = 404;
    for (const [name, value] of Object.entries(html)) response.setHeader(name, value);
    response.setHeader("content-length", 5);
    response.setHeader("vary", "rsc");
    response.write("<main>");
    (response as unknown as { flush: () => void }).flush();
    const wait = setInterval(() => {
      if (!first) return;
      clearInterval(wait);
      const more = () => response.end("</main>");
      if (response.write(page)) more();
      else response.once("drain", more);
    }, 5);
  };
  const { port } = server.address() as AddressInfo;
  const got = await fetch(`http://127.0.0.1:${port}/en`, { headers: { "accept-encoding": "br" } });
  expect([got.status, got.headers.get("vary")]).toEqual([404, "rsc, accept-encoding"]);
  expect(got.headers.get("content-length")).toBeNull();
  const decoder = new TextDecoder();
  let text = "";
  for await (const part of got.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(part, { stream: true });
    first ||= text;
  }
  expect(first).toBe("<main>");
  expect(text === `<main>${page}</main>`).toBe(true);
});

test("what is no page, or has no body, goes as it is", async () => {
  answer = (_, response) => response.writeHead(200, { "content-type": "image/png" }).end(page);
  const picture = await ask();
  expect(picture.answer.headers["content-encoding"]).toBeUndefined();
  expect(picture.body.toString() === page).toBe(true);
  answer = (_, response) => response.writeHead(307, { location: "/en" }).end();
  const elsewhere = await ask();
  expect([elsewhere.answer.statusCode, elsewhere.body.length]).toEqual([307, 0]);
  answer = (_, response) => response.writeHead(304, html).end();
  expect((await ask()).answer.headers["content-encoding"]).toBeUndefined();
});

test("who does not read Brotli, and what is the API's, is left to Next", async () => {
  const seen: unknown[] = [];
  answer = (incoming, response) => {
    seen.push(incoming.headers["accept-encoding"]);
    response.writeHead(200, html).end(page);
  };
  for (const [path, encoding, method] of [
    ["/en", "gzip", "GET"],
    ["/api/v1/ports", "gzip, br", "GET"],
    ["/en", "gzip, br", "HEAD"],
    ["/en", "gzip, br", "GET"],
  ] as const) {
    await ask(path, encoding, method);
  }
  expect(seen).toEqual(["gzip", "gzip, br", "gzip, br", undefined]);
});

test("who goes away in the middle leaves nothing behind", async () => {
  let closed = () => {};
  const isClosed = new Promise<void>((done) => {
    closed = done;
  });
  answer = (_, response) => {
    response.once("close", closed);
    response.writeHead(200, html);
    response.write(page);
    (response as unknown as { flush: () => void }).flush();
  };
  const { port } = server.address() as AddressInfo;
  const sent = request({
    port,
    host: "127.0.0.1",
    path: "/en",
    headers: { "accept-encoding": "br" },
  });
  sent.on("error", () => {});
  sent.once("response", () => sent.destroy()).end();
  await isClosed;
});
