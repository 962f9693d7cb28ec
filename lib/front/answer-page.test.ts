// What draws pages here stands where Next does: it writes a page with the nonce it was given, in pieces.

import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { restOn } from "#lib/redis/grounds";
import { everything, takeNews } from "#lib/redis/news";
import { Cache } from "#lib/redis/redis";
import { giveTestConfig } from "#lib/testing/test-config";
import { markAnswer } from "./answer-mark";
import { answerPage } from "./answer-page";
import { compressPage } from "./compress-page";
import { drawingOf, keptPages } from "./kept-pages";
import { known } from "./page-question";
import { prepareExchange } from "./prepare-exchange";
import { Shelf } from "./shelf";

giveTestConfig();
const path = "/en/search?from=tunis&to=marseille&date=2027-06-01&adults=2";
let drawn: IncomingMessage[] = [];
type Draw = (request: IncomingMessage, response: ServerResponse, nonce: string) => unknown;
const ordinary: Draw = async (incoming, response, nonce) => {
  restOn({ names: ["TNLGN-FRMRS"] });
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.setHeader("link", `</a.js>; rel=preload; nonce="${nonce}"`);
  response.write(`<html><head><script nonce="${nonce}"></script></head><p>${incoming.url}</p>`);
  await new Promise((wake) => setTimeout(wake, 5));
  response.end(
    `<b>${drawn.length}</b>${"<i>La Goulette</i>".repeat(500)}<script nonce="${nonce}"></script></html>`,
  );
};
let draw: Draw = ordinary;

const server = createServer((incoming, response) => {
  const prepare = () => prepareExchange(incoming, response).nonce;
  const byNext = (watch?: () => void) => {
    compressPage(incoming, response);
    watch?.();
    drawn.push(incoming);
    void draw(incoming, response, String(incoming.headers["x-nonce"]));
  };
  if (answerPage(incoming, response, { prepare, draw: byNext })) return;
  prepare();
  byNext();
});
const slot = Symbol.for("gangway.cache");
const holder = globalThis as { [slot]?: unknown };
let isHearing = true;
beforeAll(async () => {
  const cache = new Cache(null);
  cache.isHearing = () => isHearing;
  holder[slot] = cache;
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterAll(() => {
  server.close();
  holder[slot] = undefined;
});
beforeEach(() => {
  drawn = [];
  draw = ordinary;
  isHearing = true;
  takeNews([everything]);
});

type Said = {
  status: number;
  cache: unknown;
  nonce: string;
  headers: NodeJS.Dict<unknown>;
  body: string;
};

function ask(url = path, headers: Record<string, string> = {}): Promise<Said> {
  const { port } = server.address() as AddressInfo;
  return new Promise((done, fail) => {
    const sent = request({ port, host: "127.0.0.1", path: url, headers }, async (got) => {
      const parts: Buffer[] = [];
      for await (const part of got) parts.push(part as Buffer);
      const raw = Buffer.concat(parts);
      const encoding = got.headers["content-encoding"];
      const body = encoding === "br" ? brotliDecompressSync(raw) : encoding ? gunzipSync(raw) : raw;
      const policy = String(got.headers["content-security-policy"]);
      done({
        status: got.statusCode ?? 0,
        cache: got.headers["x-cache"],
        nonce: /'nonce-([^']+)'/.exec(policy)?.[1] ?? "",
        headers: got.headers,
        body: body.toString(),
      });
    });
    sent.on("error", fail).end();
  });
}

/** All requests from now on, as they arrive. */
function seenBy(from: typeof server): IncomingMessage[] {
  const seen: IncomingMessage[] = [];
  from.on("request", (incoming) => seen.push(incoming));
  return seen;
}

const noncesIn = ({ body, headers }: Said) => [
  ...new Set([...`${body} ${headers.link}`.matchAll(/nonce="([^"]*)"/g)].map(([, nonce]) => nonce)),
];

describe("pages of everybody's", () => {
  test.each(["br", "gzip", "identity"])(
    "drawn once, each answer in %s with a nonce of its own that its policy names",
    async (encoding) => {
      const headers = { "accept-encoding": encoding };
      const first = await ask(path, headers);
      const others = await Promise.all(Array.from({ length: 60 }, () => ask(path, headers)));
      expect([first.cache, ...new Set(others.map(({ cache }) => cache))]).toEqual(["MISS", "HIT"]);
      expect(drawn.length).toBe(1);
      for (const said of [first, ...others]) {
        expect(noncesIn(said)).toEqual([said.nonce]);
        expect(said.body.replaceAll(said.nonce, "")).toBe(first.body.replaceAll(first.nonce, ""));
        expect(said.headers["x-frame-options"]).toBe("DENY");
      }
      expect(new Set([first, ...others].map(({ nonce }) => nonce)).size).toBe(61);
      expect(new Set([first, ...others].map(({ headers: h }) => h["x-request-id"])).size).toBe(61);
    },
  );

  test("many who come at once are one drawing", async () => {
    const said = await Promise.all(Array.from({ length: 30 }, () => ask()));
    expect(drawn.length).toBe(1);
    expect(new Set(said.map(({ nonce }) => nonce)).size).toBe(30);
  });

  test("news of what it shows ends it at once, other news does not", async () => {
    await ask();
    takeNews(["ITCVV-ITPMO"]);
    expect((await ask()).cache).toBe("HIT");
    takeNews(["TNLGN-FRMRS"]);
    expect((await ask()).cache).toBe("MISS");
  });

  test("news while it is drawn: it is not kept, and nobody waits for it", async () => {
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    draw = async (...all) => {
      draw = ordinary;
      await gate;
      await ordinary(...all);
    };
    const first = ask();
    await expect.poll(() => drawn.length).toBe(1);
    takeNews(["TNLGN-FRMRS"]);
    const second = await ask();
    expect([second.cache, drawn.length]).toEqual(["MISS", 2]);
    go();
    await first;
    expect((await ask()).body).toContain("<b>2</b>");
  });

  test("who has gone while he waited has nothing drawn, and nobody waits for him", async () => {
    const { port } = server.address() as AddressInfo;
    const visitor = () => {
      const sent = request({ port, host: "127.0.0.1", path });
      sent.on("error", () => {}).end();
      return sent;
    };
    const [arrived, gone] = [seenBy(server), []] as [IncomingMessage[], IncomingMessage[]];
    // It is still being drawn when both have gone.
    draw = () => {};
    const first = visitor();
    await expect.poll(() => drawn.length).toBe(1);
    const second = visitor();
    await expect.poll(() => arrived.length).toBe(2);
    for (const one of arrived) one.socket.once("close", () => gone.push(one));
    second.destroy();
    await expect.poll(() => gone.length).toBe(1);
    first.destroy();
    await expect.poll(() => gone.length).toBe(2);
    await new Promise((wake) => setTimeout(wake, 50));
    expect(drawingOf(path)).toBeUndefined();
    expect(drawn).toHaveLength(1);
    draw = ordinary;
    expect((await ask()).cache).toBe("MISS");
  });

  test("where news would not be heard it lives a second", async () => {
    isHearing = false;
    await ask();
    expect((await ask()).cache).toBe("HIT");
    await new Promise((wake) => setTimeout(wake, 1_050));
    expect((await ask()).cache).toBe("MISS");
  });
});

describe("what is never kept", () => {
  const twice = async (headers: Record<string, string> = {}, url = path) => {
    const before = keptPages().holds.entries;
    await ask(url, headers);
    const again = await ask(url, headers);
    expect(drawn.length).toBe(2);
    expect(again.cache).not.toBe("HIT");
    expect(keptPages().holds.entries).toBe(before);
  };

  test.each<[string, Draw]>([
    [
      "not found",
      (_, response, nonce) => {
        markAnswer(nonce, { status: 404 });
        response.setHeader("content-type", "text/html");
        response.end(`<html><script nonce="${nonce}"></script></html>`);
      },
    ],
    [
      "failed",
      (_, response) =>
        response.writeHead(500, { "content-type": "text/html" }).end("<html></html>"),
    ],
    ["elsewhere", (_, response) => response.writeHead(307, { location: "/en" }).end()],
    [
      "with a cookie",
      (incoming, response, nonce) => {
        response.setHeader("set-cookie", "gangway_bookings=one");
        return ordinary(incoming, response, nonce);
      },
    ],
    [
      "of which a part failed",
      (_, response, nonce) => {
        response.setHeader("content-type", "text/html");
        response.end(
          `<html><script nonce="${nonce}"></script><template data-dgst="1"></template></html>`,
        );
      },
    ],
    [
      "that does not end",
      (_, response, nonce) => {
        response.setHeader("content-type", "text/html");
        response.end(`<html><script nonce="${nonce}"></script>`);
      },
    ],
    [
      "that broke off",
      (_, response, nonce) => {
        response.setHeader("content-type", "text/html");
        response.write(`<html><script nonce="${nonce}"></script></html>`);
        response.destroy();
      },
    ],
    [
      "with another nonce in it",
      (_, response, nonce) => {
        response.setHeader("content-type", "text/html");
        response.end(
          `<html><script nonce="${nonce}"></script><script nonce="AAAA"></script></html>`,
        );
      },
    ],
  ])("a page %s", async (_, how) => {
    draw = how;
    // What was kept before this goes when it is asked for: news came of everything.
    const before = keptPages().holds.entries;
    await ask().catch(() => {});
    await ask().catch(() => {});
    expect(drawn.length).toBe(2);
    expect(keptPages().holds.entries).toBeLessThanOrEqual(before);
  });

  test("a page of somebody with a booking's cookie, nor is another's shown to him", async () => {
    await ask();
    drawn = [];
    draw = (incoming, response, nonce) => {
      response.setHeader("content-type", "text/html");
      response.end(`<html><script nonce="${nonce}"></script>${incoming.headers.cookie}</html>`);
    };
    for (const cookie of [
      "gangway_bookings=mine",
      "a=b; gangway_bookings=mine",
      "__prerender_bypass=1",
    ]) {
      expect((await ask(path, { cookie })).body).toContain(cookie);
    }
    const anonymous = await ask();
    expect([anonymous.cache, anonymous.body.includes("mine")]).toEqual(["HIT", false]);
    expect((await ask(path, { cookie: "__stripe_mid=1" })).cache).toBe("HIT");
  });

  test.each<Record<string, string>>([
    { rsc: "1" },
    { "next-router-prefetch": "1" },
    { authorization: "Bearer x" },
    { "user-agent": "Twitterbot/1.0" },
  ])("what is asked for with %j", (headers) => twice(headers));

  test("an address with what nobody reads, however many there are", async () => {
    const before = keptPages().holds.entries;
    for (let turn = 0; turn < 20; turn += 1) {
      expect((await ask(`${path}&utm_source=${turn}`)).cache).toBeUndefined();
    }
    await ask(`${path}&adults=3`);
    expect(keptPages().holds.entries).toBe(before);
  });
});

test("what is drawn to be kept knows nothing of who asks for it", async () => {
  const evil = {
    host: "evil.example",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "gopher",
    "x-forwarded-for": "6.6.6.6",
    "x-original-url": "/evil",
    "accept-language": "evil",
    cookie: "theme=evil",
    referer: "http://evil.example/",
    "x-nonce": "evil",
    "content-security-policy": "script-src 'nonce-evil'",
  };
  draw = (incoming, response, nonce) => {
    response.setHeader("content-type", "text/html");
    const said = JSON.stringify({ ...incoming.headers, "x-gangway-address": "" });
    response.end(`<html><script nonce="${nonce}"></script>${said.replaceAll(nonce, "")}</html>`);
  };
  await ask(path, evil);
  const next = await ask();
  expect(next.cache).toBe("HIT");
  expect(next.body).not.toContain("evil");
  expect(drawn[0]?.headers.host).toBe("localhost:3000");
});

test("what pages read of an address is known here, so that they are kept whatever is asked", () => {
  const sources = ["travel-query", "vehicle-query"].map((name) =>
    readFileSync(join(import.meta.dirname, `../../components/search/${name}.ts`), "utf8"),
  );
  const read = [
    ...sources
      .join("")
      .matchAll(/\b(?:text|count)\(params, "(\w+)"|\bread\("(\w+)"\)|\bgiven\("(\w+)", "(\w+)"/g),
  ].flatMap((match) => match.slice(1).filter((name) => name !== undefined));
  expect(read.length).toBeGreaterThan(15);
  expect(read.filter((name) => !known.has(name))).toEqual([]);
});

describe("the shelf", () => {
  const grounds = () => ({
    names: new Set(["A-B"]),
    serial: Number.MAX_SAFE_INTEGER,
    bornAt: performance.now(),
    until: Number.POSITIVE_INFINITY,
  });

  test("holds so many bytes, and lets go of what was not asked for longest", () => {
    const shelf = new Shelf<string>(1_000_000, 10_000, 0);
    for (let index = 0; index < 20; index += 1) {
      shelf.put(`page ${index}`, "x", 95_000, grounds());
      shelf.find("page 0");
      expect(shelf.holds.bytes).toBeLessThanOrEqual(1_000_000);
    }
    expect(shelf.holds.entries).toBe(10);
    expect(shelf.find("page 0")).toBeDefined();
    expect(shelf.find("page 5")).toBeUndefined();
  });

  test("takes nothing that would push out all the others, and counts what grows", () => {
    const shelf = new Shelf<object>(1_000_000, 10_000, 0);
    shelf.put("huge", {}, 200_000, grounds());
    expect(shelf.holds.entries).toBe(0);
    const value = {};
    shelf.put("one", value, 100_000, grounds());
    const { bytes } = shelf.holds;
    shelf.grow("one", value, 50_000);
    shelf.grow("one", {}, 50_000);
    expect(shelf.holds.bytes).toBe(bytes + 50_000);
    shelf.put("one", value, 20_000, grounds());
    expect(shelf.holds.bytes).toBe(bytes - 80_000);
  });
});
