import type { IncomingMessage, ServerResponse } from "node:http";
import { expect, test } from "vitest";
import { paintFirst } from "./paint-first";

const script = (name: string, more = "") =>
  `<script src="/_next/static/chunks/${name}.js"${more} async="" nonce="Zm9v+A=="></script>`;
const head = `<!DOCTYPE html><html lang="en"><head><link rel="stylesheet" href="/a.css"/><link rel="preload" as="script" fetchPriority="low" nonce="Zm9v+A==" href="/_next/static/chunks/boot.js"/>${script("one")}${script("turbopack-x")}<title>Gênes</title></head>`;
const body = `<body><p>Gênes · مرسيليا</p>${script("boot", ' id="_R_"')}`;
const rest = `<script nonce="Zm9v+A==">self.__next_f.push([1,"x"])</script>${script("streamed")}</body></html>`;

/** What goes over the wire of what is written to `url`. */
function sent(url: string, chunks: (string | Buffer)[], headers: Record<string, string> = {}) {
  const all = new Map(Object.entries({ "content-type": "text/html; charset=utf-8", ...headers }));
  const parts: Buffer[] = [];
  const take = (chunk?: string | Buffer) => void (chunk && parts.push(Buffer.from(chunk)));
  const response = {
    headersSent: false,
    getHeader: (name: string) => all.get(name),
    removeHeader: (name: string) => all.delete(name),
    write: take,
    end: take,
  } as unknown as ServerResponse;
  paintFirst({ method: "GET", url } as IncomingMessage, response);
  for (const chunk of chunks) response.write(chunk);
  response.end();
  return { text: Buffer.concat(parts).toString(), headers: all };
}

const pages = ["/fr/journeys/a", "/en/journeys/a.b?adults=2"];
test.each(pages)("%s asks for its scripts after its first paint", (url) => {
  const { text, headers } = sent(url, [Buffer.from(head), Buffer.from(body), Buffer.from(rest)], {
    "content-length": "99",
  });
  const [shell = ""] = text.split("self.__next_f");
  expect(shell).not.toMatch(/<script src=/);
  expect(shell).not.toContain("preload");
  for (const name of ["one", "turbopack-x", "boot"]) {
    expect(shell).toContain(`<script type="later" data-src="/_next/static/chunks/${name}.js"`);
  }
  expect(shell).toContain('id="_R_" nonce="Zm9v+A=="></script>');
  expect(shell.match(/requestAnimationFrame/g)).toHaveLength(1);
  expect(shell).toContain("Gênes · مرسيليا");
  // What comes once the page's script runs, or after it was painted, is wanted at once.
  expect(text).toContain(script("streamed"));
  expect(headers.has("content-length")).toBe(false);
});

test("text goes as text", () => {
  const { text } = sent("/en/journeys/a", [head + body + rest]);
  expect(text).toContain("Gênes · مرسيليا");
  expect(text).toContain('data-src="/_next/static/chunks/one.js"');
});

test.each([
  ["a booking", "/en/bookings/ABCDEF", {}],
  ["a page with a form", "/en?adults=2", {}],
  ["the sailings", "/en/search?from=tunis", {}],
  ["pages of an account", "/en/account", {}],
  ["the back office", "/admin/bookings", {}],
  ["what is compressed", "/en/journeys/a", { "content-encoding": "gzip" }],
  ["what is no page", "/en/journeys/a", { "content-type": "text/x-component" }],
])("%s go as they are", (_, url, headers) => {
  expect(sent(url, [head, body, rest], headers).text).toBe(head + body + rest);
});

test("a page without a nonce goes as it is", () => {
  const bare = (head + body + rest).replaceAll(' nonce="Zm9v+A=="', "");
  expect(sent("/en/journeys/a", [bare]).text).toBe(bare);
});
