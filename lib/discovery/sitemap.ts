// What search engines are told there is (sitemaps.org): a list of lists, for one may hold 50,000 addresses.
import { defaultLocale, locales } from "#lib/language/locales";
import type { Directory } from "./directory";

/** A page in every language, by its path below it. `changes`: what it shows is another every day. */
export type SitemapPage = { path: string; changes: boolean };

export const sitemapKinds = ["pages", "ports", "routes", "operators", "vessels"] as const;
export type SitemapKind = (typeof sitemapKinds)[number];

/** Pages of a list; each stands in it once a language. */
export const pagesAList = 10_000;

/** The pages that are the same tomorrow, as far as they are for everybody. */
const standing = ["", "/my-booking", "/explore", "/privacy"];

/** The pages of a kind, sorted, so that a list holds the same ones tomorrow. */
export function pagesOfKind({ crossings, operators, vessels }: Directory, kind: SitemapKind) {
  const all = [...crossings.values()];
  const slugs = (paths: string[], changes: boolean): SitemapPage[] =>
    [...new Set(paths)].sort().map((path) => ({ path, changes }));
  switch (kind) {
    case "pages":
      return slugs(standing, false);
    // Of ports without a crossing there is nothing to be said.
    case "ports":
      return slugs(
        all.flatMap(({ from, to }) => [`/ports/${from.slug}`, `/ports/${to.slug}`]),
        true,
      );
    case "routes":
      return slugs(
        all.map(({ from, to }) => `/routes/${from.slug}/${to.slug}`),
        true,
      );
    case "operators":
      return slugs(
        operators.map(({ slug }) => `/operators/${slug}`),
        false,
      );
    case "vessels":
      return slugs(
        vessels.map(({ slug }) => `/vessels/${slug}`),
        false,
      );
  }
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The list of lists; `files` below /sitemaps. */
export function sitemapIndex(origin: string, files: string[]): string {
  const entries = files.map(
    (file) => `<sitemap><loc>${whole(origin, `/sitemaps/${file}`)}</loc></sitemap>`,
  );
  return `${head}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join("\n")}\n</sitemapindex>\n`;
}

/** A list of pages, each in every language, naming the same page in the others. `today` is YYYY-MM-DD. */
export function sitemapList(origin: string, pages: SitemapPage[], today: string): string {
  const entries = pages.flatMap(({ path, changes }) => {
    const others = [...locales, "x-default" as const].map((language) => {
      const locale = language === "x-default" ? defaultLocale : language;
      const href = whole(origin, `/${locale}${path}`);
      return `<xhtml:link rel="alternate" hreflang="${language}" href="${href}"/>`;
    });
    const day = changes ? `<lastmod>${today}</lastmod>` : "";
    return locales.map(
      (locale) =>
        `<url><loc>${whole(origin, `/${locale}${path}`)}</loc>${day}${others.join("")}</url>`,
    );
  });
  return `${head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join("\n")}\n</urlset>\n`;
}

function whole(origin: string, path: string): string {
  return new URL(path, origin).href.replaceAll("&", "&amp;").replaceAll("'", "&apos;");
}
