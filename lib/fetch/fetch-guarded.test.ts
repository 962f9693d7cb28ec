import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { type FetchGuards, fetchGuarded } from "./fetch-guarded";
import { isPrivateAddress } from "./is-private-address";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const guards: FetchGuards = { deadlineMs: 2_000, mostBytes: 1_000, privateAddresses: "first" };

async function text(address: string, changes: Partial<FetchGuards> = {}) {
  const answer = await fetchGuarded(address, { ...guards, ...changes });
  const parts: Buffer[] = [];
  for await (const chunk of answer.body) parts.push(chunk as Buffer);
  return { status: answer.status, text: Buffer.concat(parts).toString() };
}

describe("asking an address that somebody else named", () => {
  test("answers of every status come back whole", async () => {
    const base = await serve((request, response) => {
      response.statusCode = request.url === "/gone" ? 410 : 200;
      response.end(`${request.method} ${request.headers["if-none-match"] ?? ""}`);
    });
    expect(await text(base, { headers: { "if-none-match": '"a"' } })).toEqual({
      status: 200,
      text: 'GET "a"',
    });
    expect((await text(`${base}/gone`)).status).toBe(410);
  });

  test("a private address is refused, in figures and by name, unless allowed", async () => {
    const base = await serve((_, response) => response.end("secret"));
    const never = { privateAddresses: "never" } as const;
    await expect(text(base, never)).rejects.toMatchObject({ reason: "private_address" });
    await expect(text(base.replace("127.0.0.1", "localhost"), never)).rejects.toMatchObject({
      reason: "private_address",
    });
    for (const host of ["2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"]) {
      const port = new URL(base).port;
      await expect(text(`http://${host}:${port}/`, never)).rejects.toMatchObject({
        reason: "private_address",
      });
    }
    expect((await text(base)).text).toBe("secret");
  });

  test("a redirect never leads to a private address, whatever the first one was", async () => {
    const inside = await serve((_, response) => response.end("secret"));
    const base = await serve((_, response) => response.writeHead(302, { location: inside }).end());
    await expect(text(base)).rejects.toMatchObject({ reason: "private_address" });
    expect((await text(base, { privateAddresses: "always" })).text).toBe("secret");
  });

  test("a redirect to another host takes no secret along, nor back again", async () => {
    const heard: string[] = [];
    const tell =
      (name: string, to?: () => string): RequestListener =>
      ({ headers: { authorization, "x-api-key": key, "if-none-match": etag } }, response) => {
        heard.push(`${name}: ${authorization} ${key} ${etag}`);
        if (to) response.writeHead(302, { location: to() });
        response.end("ok");
      };
    let ownTurn = 0;
    const own: string = await serve((request, response) => {
      ownTurn += 1;
      // First to another path of its own, then away.
      const to = ownTurn === 1 ? () => `${own}/next` : ownTurn === 2 ? () => other : undefined;
      tell("own", to)(request, response);
    });
    const other = await serve(tell("other", () => `${own}/back`));
    const headers = { authorization: "Bearer secret", "X-Api-Key": "key", "if-none-match": "e" };
    await text(own, { headers, privateAddresses: "always" });
    expect(heard).toEqual([
      "own: Bearer secret key e",
      "own: Bearer secret key e",
      "other: undefined undefined e",
      "own: undefined undefined e",
    ]);
  });

  test("redirects end, and lead to HTTP only", async () => {
    const base = await serve((request, response) => {
      const location = request.url === "/file" ? "file:///etc/passwd" : "/";
      response.writeHead(302, { location }).end();
    });
    const always = { privateAddresses: "always" } as const;
    await expect(text(base, always)).rejects.toMatchObject({ reason: "redirects" });
    await expect(text(`${base}/file`, always)).rejects.toMatchObject({ reason: "scheme" });
  });

  test("too much is cut off, told beforehand or not", async () => {
    const base = await serve((request, response) => {
      if (request.url === "/told") response.setHeader("content-length", "5000");
      response.write("x".repeat(2_500));
      response.end("x".repeat(2_500));
    });
    await expect(text(base)).rejects.toMatchObject({ reason: "too_large" });
    await expect(text(`${base}/told`)).rejects.toMatchObject({ reason: "too_large" });
  });

  test("a packed answer that nobody asked for is unpacked, as far as it may be", async () => {
    const packed = new Map([
      ["/gzip", ["gzip", gzipSync("plain")]],
      ["/br", ["br", brotliCompressSync("plain")]],
      ["/bomb", ["gzip", gzipSync(Buffer.alloc(5_000_000))]],
      ["/lie", ["gzip", Buffer.from("plain")]],
      ["/none", ["gzip", Buffer.alloc(0)]],
    ] as const);
    const base = await serve((request, response) => {
      const [encoding, body] = packed.get(request.url as "/gzip") ?? ["", ""];
      response.writeHead(request.url === "/none" ? 503 : 200, { "content-encoding": encoding });
      response.end(body);
    });
    expect((await text(`${base}/gzip`)).text).toBe("plain");
    expect((await text(`${base}/br`)).text).toBe("plain");
    await expect(text(`${base}/bomb`)).rejects.toMatchObject({ reason: "too_large" });
    await expect(text(`${base}/lie`)).rejects.toMatchObject({ reason: "network" });
    expect(await text(`${base}/none`)).toEqual({ status: 503, text: "" });
  });

  test("who drips is cut off at the deadline", { retry: 2 }, async () => {
    const base = await serve((_, response) => {
      const timer = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(timer));
    });
    const began = performance.now();
    await expect(text(base, { deadlineMs: 200 })).rejects.toMatchObject({ reason: "deadline" });
    expect(performance.now() - began).toBeLessThan(1_500);
  });

  test("private means the machine, its network, and what wraps such an address", () => {
    const ours = [
      "127.0.0.1",
      "10.1.2.3",
      "172.31.0.1",
      "192.168.1.1",
      "169.254.169.254",
      "0.0.0.0",
    ];
    const wrapped = [
      "::1",
      "::ffff:10.0.0.1",
      "fd00::1",
      "fe80::1",
      "64:ff9b::7f00:1",
      "2002:7f00:1::",
    ];
    for (const address of [...ours, ...wrapped])
      expect([address, isPrivateAddress(address)]).toEqual([address, true]);
    for (const address of ["1.1.1.1", "172.32.0.1", "2606:4700::1111"]) {
      expect([address, isPrivateAddress(address)]).toEqual([address, false]);
    }
  });
});
