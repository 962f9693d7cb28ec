import type { Executor } from "#db/client";
import { wholeMiles } from "#lib/chart/chart-words";
import { readNetworkChart } from "#lib/chart/read-network-chart";
import { readRouteChart } from "#lib/chart/read-route-chart";
import { DomainError } from "#lib/errors/domain-error";
import { formatDuration } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { inLanguage, type KnownPort } from "#lib/port/port";
import { type PortDirectory, portDirectory } from "#lib/port/port-directory";
import { routeLines } from "#lib/voyage/route-lines";
import { cardSvg } from "./card-svg";
import { renderCard } from "./render-card";
import { typicalMinutes } from "./typical-minutes";

/**
 * The social card of a route, named "{from}-{to}" by slugs or codes, as PNG. Throws `not_found` for
 * ports we do not know and for a pair that no ship joins without a call, `service_unavailable`.
 */
export async function readCard(executor: Executor, name: string, locale: Locale): Promise<Buffer> {
  const [ports, lines] = await Promise.all([portDirectory(executor), routeLines(executor)]);
  const pair = pairsIn(name, ports).find(([from, to]) => lines.has(`${from.code} ${to.code}`));
  const line = pair && lines.get(`${pair[0].code} ${pair[1].code}`);
  if (!pair || !line) throw new DomainError("not_found", "There is no such route.");
  const [from, to] = pair;
  const calls = [from, to].map(({ code }) => ({ code, kind: "end" as const }));
  const [view, minutes] = await Promise.all([
    readRouteChart(executor, calls, locale, "card"),
    typicalMinutes(executor, from.code, to.code),
  ]);
  if (!view) throw new DomainError("not_found", "There is no such route.");
  const t = translator(locale, "card");
  const words = {
    title: { from: shortName(from, locale), to: shortName(to, locale) },
    facts: [
      t("miles", { miles: wholeMiles(line.distance_nm, locale) }),
      ...(minutes ? [t("hours", { hours: formatDuration(rounded(minutes)) })] : []),
    ],
    sender: translator(locale, "site")("name"),
  };
  return renderCard(JSON.stringify([words, view.drawing.courses]), () =>
    cardSvg(words, view.drawing),
  );
}

/** The card of the whole shop: all crossings. */
export async function readHomeCard(executor: Executor, locale: Locale): Promise<Buffer> {
  const { drawing } = await readNetworkChart(executor, locale, "card");
  const t = translator(locale, "card");
  const site = translator(locale, "site");
  const words = {
    title: site("tagline"),
    facts: [t("home_fact")],
    sender: site("name"),
  };
  const chart = { ...drawing, courses: drawing.courses.map(({ d }) => d), lengths: [] };
  return renderCard(JSON.stringify([words, chart.courses]), () => cardSvg(words, chart));
}

/** The ways to read "a-b-c" as two ports: slugs have hyphens of their own. */
function pairsIn(name: string, { byCode, bySlug }: PortDirectory): [KnownPort, KnownPort][] {
  const parts = name.split("-");
  if (parts.length > 12) return [];
  const port = (words: string[]) =>
    bySlug.get(words.join("-").toLowerCase()) ?? byCode.get(words.join("-").toUpperCase());
  return parts.slice(1).flatMap((_, index): [KnownPort, KnownPort][] => {
    const from = port(parts.slice(0, index + 1));
    const to = port(parts.slice(index + 1));
    return from && to ? [[from, to]] : [];
  });
}

const shortName = (port: KnownPort, locale: Locale) =>
  inLanguage(port, locale).name.replace(/ \(.*\)$/, "");

/** Whole hours from three on, else steps of five minutes: sailings differ. */
function rounded(minutes: number): number {
  const step = minutes >= 180 ? 60 : 5;
  return Math.round(minutes / step) * step;
}
