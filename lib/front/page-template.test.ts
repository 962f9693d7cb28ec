import { randomBytes } from "node:crypto";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { brotliWithHoles } from "./compress-with-holes";
import { freshNonce } from "./fresh-nonce";
import { compressTemplate, fillCompressed, fillPlain, pageTemplate } from "./page-template";

const words = ["Tunis", "Marseille", "à 20 h 00", "cabine", "sailing", "<p class=row>", "</p>"];
/** A page that repeats itself as pages do, with a script every so many words. */
function page(nonce: string, scripts: number, between: number): Buffer {
  let seed = 7;
  const draw = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return words[seed % words.length] as string;
  };
  const parts = ["<!doctype html><html><head>"];
  for (let index = 0; index < scripts; index += 1) {
    parts.push(`<script nonce="${nonce}" src="/_next/static/chunks/${index}.js"></script>`);
    for (let word = 0; word < between; word += 1) parts.push(draw(), " ", String(seed % 1_000));
  }
  return Buffer.from(`${parts.join("")}<script>push({"nonce":"${nonce}"})</script></html>`);
}

describe.each([
  ["a page of 20 scripts", 20, 200],
  ["scripts far from each other", 6, 8_000],
  ["one script", 1, 500],
])("%s", (_, scripts, between) => {
  const sentinel = freshNonce();
  const template = pageTemplate(page(sentinel, scripts, between), sentinel);
  if (!template) throw new Error("no template");

  test("plain, it carries each answer's nonce and no other", () => {
    for (const nonce of [freshNonce(), freshNonce()]) {
      expect(fillPlain(template, nonce).equals(page(nonce, scripts, between))).toBe(true);
    }
  });

  test.each([
    ["br", brotliDecompressSync],
    ["gzip", gunzipSync],
  ] as const)("so does its %s, byte for byte", async (encoding, decompress) => {
    await compressTemplate(template, encoding);
    expect(template.compressed[encoding]).toBeTruthy();
    for (let turn = 0; turn < 50; turn += 1) {
      const nonce = freshNonce();
      const body = fillCompressed(template, encoding, nonce) as Buffer;
      expect(decompress(body).equals(page(nonce, scripts, between))).toBe(true);
      expect(body.length).toBeLessThan(template.plain.body.length / 2);
    }
  });
});

test("a page with a nonce that isn't its own, or with none, makes no template", () => {
  const nonce = freshNonce();
  expect(pageTemplate(page(freshNonce(), 3, 3), nonce)).toBeNull();
  expect(pageTemplate(Buffer.from("<html>"), nonce)).toBeNull();
  const both = Buffer.concat([page(nonce, 1, 1), page(freshNonce(), 1, 1)]);
  expect(pageTemplate(both, nonce)).toBeNull();
});

test("a form that another nonce would spoil is not used; it is made with another sentinel", async () => {
  // Text that holds a part of the nonce the page was drawn with: in Brotli it refers to it.
  const sentinel = freshNonce();
  const own = Buffer.from(`${sentinel.slice(0, 20)} and ${randomBytes(300).toString("hex")}`);
  const body = Buffer.concat([page(sentinel, 2, 50), own]);
  const template = pageTemplate(body, sentinel);
  if (!template) throw new Error("no template");
  const spoilt = await brotliWithHoles(template.plain, sentinel);
  const nonce = freshNonce();
  spoilt.body.write(nonce, spoilt.holes[0] as number);
  expect(brotliDecompressSync(spoilt.body).equals(fillPlain(template, nonce))).toBe(false);
  // Drawn again it would spoil it again.
  const drawn = [sentinel];
  await compressTemplate(template, "br", () => drawn.pop() ?? freshNonce());
  expect(drawn).toEqual([]);
  const made = fillCompressed(template, "br", nonce) as Buffer;
  expect(brotliDecompressSync(made).equals(fillPlain(template, nonce))).toBe(true);
});

test("nonces are never drawn twice", () => {
  const drawn = Array.from({ length: 100_000 }, freshNonce);
  expect(new Set(drawn).size).toBe(drawn.length);
  expect(drawn.every((nonce) => /^[\w+/]{22}==$/.test(nonce))).toBe(true);
});
