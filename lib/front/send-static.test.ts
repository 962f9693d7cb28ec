import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { acceptedEncoding } from "./accepted-encoding";
import { sendStatic } from "./send-static";
import { readStaticFiles } from "./static-files";

const script = "globalThis.harbour = 'La Goulette';\n".repeat(100);
const folder = mkdtempSync(join(tmpdir(), "gangway-static-"));
let server: Server;

beforeAll(async () => {
  mkdirSync(join(folder, "static", "chunks"), { recursive: true });
  writeFileSync(join(folder, "static", "chunks", "a~1.js"), script);
  writeFileSync(join(folder, "static", "chunks", "face.woff2"), "wOF2");
  writeFileSync(join(folder, "secret.js"), "not for anybody");
  writeFileSync(join(folder, "static", "chunks", "a~1.js.br"), brotliCompressSync(script));
  writeFileSync(join(folder, "static", "chunks", "a~1.js.gz"), gzipSync(script));
  writeFileSync(join(folder, "static", "chunks", "later.js"), script);
  const files = readStaticFiles(join(folder, "static"));
  server = createServer((incoming, answer) => {
    if (!sendStatic(files, incoming, answer)) answer.writeHead(404).end("Next's");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** Sends the path as it stands, which fetch would tidy first. */
function ask(path: string, encoding = "", method = "GET") {
  const { port } = server.address() as AddressInfo;
  return new Promise<{ status?: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>(
    (done, fail) => {
      const headers = encoding ? { "accept-encoding": encoding } : {};
      const sent = request({ port, host: "127.0.0.1", path, method, headers }, async (answer) => {
        const parts: Buffer[] = [];
        for await (const part of answer) parts.push(part as Buffer);
        const { statusCode: status, headers: got } = answer;
        done({ ...(status && { status }), headers: got, body: Buffer.concat(parts) });
      });
      sent.on("error", fail).end();
    },
  );
}

const address = "/_next/static/chunks/a~1.js";

test("sends what the build compressed, to be kept for ever, and nothing that a page's answer carries", async () => {
  const { status, headers, body } = await ask(address, "gzip, deflate, br, zstd");
  expect(status).toBe(200);
  expect(brotliDecompressSync(body).toString()).toBe(script);
  expect(headers).toMatchObject({
    "content-encoding": "br",
    "content-length": String(body.length),
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "public, max-age=31536000, immutable",
    vary: "accept-encoding",
    "x-content-type-options": "nosniff",
  });
});

test("sends what a client can read, and a question mark changes nothing", async () => {
  const zipped = await ask(`${address}?v=1`, "gzip");
  expect(zipped.headers["content-encoding"]).toBe("gzip");
  expect(gunzipSync(zipped.body).toString()).toBe(script);
  const plain = await ask(address);
  expect(plain.headers["content-encoding"]).toBeUndefined();
  expect(plain.body.toString()).toBe(script);
  const font = await ask("/_next/static/chunks/face.woff2", "br");
  expect(font.headers).toMatchObject({ "content-type": "font/woff2", "content-length": "4" });
  expect(font.headers["content-encoding"]).toBeUndefined();
});

test("HEAD says how long the answer would be and sends none of it", async () => {
  const { status, headers, body } = await ask(address, "br", "HEAD");
  expect(status).toBe(200);
  expect(Number(headers["content-length"])).toBeGreaterThan(10);
  expect(body).toHaveLength(0);
});

test.each([
  ["GET", "/_next/static/../secret.js"],
  ["GET", "/_next/static/%2e%2e/secret.js"],
  ["GET", "/_next/static/..%2fsecret.js"],
  ["GET", "/_next/static//chunks/a~1.js"],
  ["GET", "/_next/static/chunks"],
  ["GET", "/_next/static/chunks/a~1.js.br"],
  ["GET", "/_next/static/chunks/none.js"],
  ["GET", "/_next/static/chunks/later.js"],
  ["GET", "/_next/static/__proto__"],
  ["GET", "/en"],
  ["POST", address],
])("leaves to Next: %s %s", async (method, path) => {
  expect((await ask(path, "br", method)).body.toString()).toBe("Next's");
});

test.each([
  [undefined, null],
  ["", null],
  ["identity", null],
  ["gzip", "gzip"],
  ["gzip, br", "br"],
  ["br;q=0, gzip;q=0.5", "gzip"],
  ["br;q=0.001", "br"],
  ["*", "br"],
  ["*;q=0", null],
  ["BR", "br"],
  ["br;q=nonsense", null],
  ["brotli", null],
])("of Accept-Encoding %s takes %s", (header, encoding) => {
  expect(acceptedEncoding(header)).toBe(encoding);
});
