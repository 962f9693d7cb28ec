import { expect, test } from "vitest";
import type { KnownPort } from "#lib/port/port";
import type { Directory } from "./directory";
import { pagesOfKind, sitemapIndex, sitemapKinds, sitemapList } from "./sitemap";

const port = (code: string, slug: string): KnownPort => ({
  code,
  slug,
  name: slug,
  country: "FR",
  zone: "Europe/Paris",
  latitude: 43,
  longitude: 5,
  names: {},
});
const [nice, bastia, lonely] = [
  port("FRNCE", "nice"),
  port("FRBIA", "bastia"),
  port("FRXXX", "lonely"),
] as const;
const known: Directory = {
  ports: {
    byCode: new Map([nice, bastia, lonely].map((one) => [one.code, one])),
    bySlug: new Map(),
    places: new Map(),
  },
  crossings: new Map([
    ["FRNCE FRBIA", { from: nice, to: bastia, distance_nm: 126 }],
    ["FRBIA FRNCE", { from: bastia, to: nice, distance_nm: 126 }],
  ]),
  operators: [{ code: "CTN", name: "CTN", slug: "ctn" }],
  vessels: [],
};

/** Whether every element that begins ends, in order. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  for (const [, end, name, alone] of xml.matchAll(/<(\/?)([\w:]+)[^<>]*?(\/?)>/g)) {
    if (alone) continue;
    if (!end) open.push(name as string);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0 && !/&(?!amp;|apos;)/.test(xml);
}

test("what is not well-formed is seen", () => {
  expect(isWellFormed("<a><b></a></b>")).toBe(false);
  expect(isWellFormed("<a>&</a>")).toBe(false);
});

test("each page is in one list, in every language, with the others named", () => {
  const pages = sitemapKinds.flatMap((kind) => pagesOfKind(known, kind));
  expect(pages.map(({ path }) => path)).toEqual([
    "",
    "/explore",
    "/my-booking",
    "/privacy",
    "/ports/bastia",
    "/ports/nice",
    "/routes/bastia/nice",
    "/routes/nice/bastia",
    "/operators/ctn",
  ]);
  const xml = sitemapList("https://gangway.example", pages, "2026-12-01");
  expect(isWellFormed(xml)).toBe(true);
  const places = [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) => loc as string);
  expect(places).toHaveLength(pages.length * 2);
  expect(new Set(places).size).toBe(places.length);
  expect(places.every((place) => URL.canParse(place))).toBe(true);
  expect(xml.match(/hreflang="(en|fr|x-default)"/g)).toHaveLength(pages.length * 2 * 3);
  expect(xml).toContain(
    "<url><loc>https://gangway.example/fr/routes/nice/bastia</loc><lastmod>2026-12-01</lastmod>",
  );
  expect(xml).toContain("<url><loc>https://gangway.example/fr/operators/ctn</loc><xhtml:link");
});

test("the list of lists names each by its whole address", () => {
  const xml = sitemapIndex("https://gangway.example", ["routes-1.xml"]);
  expect(isWellFormed(xml)).toBe(true);
  expect(xml).toContain("<loc>https://gangway.example/sitemaps/routes-1.xml</loc>");
});
