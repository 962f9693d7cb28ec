import type { IncomingMessage } from "node:http";

/** Pages that are the same for everybody who asks at their address. */
const paths = /^\/(?:en|fr)(?:\/search|\/journeys\/[\w-]{1,300})?$/;

/** Those of ports, crossings, operators and vessels, which nothing is asked of beside their address. */
const unasked =
  /^\/(?:en|fr)\/(?:explore|(?:ports|operators|vessels)\/[a-z0-9-]{1,80}|routes\/[a-z0-9-]{1,80}\/[a-z0-9-]{1,80})$/;

/** What such an address may ask (components/search/travel-query, vehicle-query); with anything else it is Next's. */
export const known = new Set([
  "from",
  "to",
  "date",
  "return_date",
  "return_from",
  "return_to",
  "return_adults",
  "return_children",
  "return_infants",
  "return_pets",
  "return_vehicle",
  "adults",
  "children",
  "infants",
  "pets",
  "vehicle",
  "behind",
  "roof",
  "sized",
  "length",
  "height",
  "vehicle_length_cm",
  "vehicle_height_cm",
  "direct",
  "operator",
  "cabin_free",
  "sort",
  "page",
  "out",
  "month",
]);

/** Whatever makes Next answer otherwise than with a whole page. */
const others = [
  "authorization",
  "range",
  "rsc",
  "next-url",
  "next-action",
  "next-router-prefetch",
  "next-router-segment-prefetch",
  "next-router-state-tree",
  "x-nextjs-data",
];

/**
 * A visitor's cookies that a page may come to depend on: a booking's, an account's (called __Secure- over HTTPS),
 * and Next's own of previews.
 */
const telling = /(?:^|[;\s])(?:(?:__(?:secure|host)-)?gangway|__prerender|__next)/i;

/** To some of them Next hands another page, with its title at the top (html-bots). */
const robots =
  /bot|crawl|spider|slurp|preview|external|embed|whatsapp|google|yandex|baidu|lighthouse/i;

const longest = 700;

/**
 * The name under which a page is kept that an anonymous visitor asks for; undefined for any that may be
 * his own, that Next draws otherwise, or whose address holds something nobody reads: such addresses are
 * without number.
 */
export function pageQuestion({ method, url = "", headers }: IncomingMessage): string | undefined {
  if (method !== "GET" || url.length > longest) return undefined;
  const mark = url.indexOf("?");
  const path = mark < 0 ? url : url.slice(0, mark);
  if (!paths.test(path) && !(mark < 0 && unasked.test(path))) return undefined;
  if (mark >= 0 && !isKnown(url.slice(mark + 1))) return undefined;
  if (others.some((name) => headers[name] !== undefined)) return undefined;
  if (headers.cookie !== undefined && telling.test(headers.cookie)) return undefined;
  if (robots.test(headers["user-agent"] ?? "")) return undefined;
  return url;
}

/** Whether a query asks only what is known, each once. Its page is drawn with it, so it is kept as it stands. */
function isKnown(query: string): boolean {
  const names = query.split("&").map((part) => part.split("=", 1)[0] ?? "");
  return names.every((name) => known.has(name)) && new Set(names).size === names.length;
}
