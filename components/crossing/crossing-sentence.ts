import type { Strip, StripLeg } from "#lib/daylight/crossing-strip";
import { clockTime, formatDuration, localDate } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";

type Moment = { share: number; words: string };

/** All that a crossing strip shows as one sentence, in the order in which it happens. */
export function crossingSentence(strip: Strip, legs: readonly StripLeg[], locale: Locale): string {
  const t = translator(locale, "crossing");
  const [first, last] = [legs[0], legs.at(-1)];
  if (!first || !last) return "";
  const suns: Moment[] = strip.suns.map(({ kind, share, clock }) => ({
    share,
    words: t(kind, { time: clock }),
  }));
  const nights: Moment[] = strip.nights.map(({ share, port }) => ({
    share,
    words: port ? t("night_ashore", { port: port.name }) : t("night_aboard"),
  }));
  const stops: Moment[] = strip.stops.map((stop) => ({
    share: stop.left,
    words:
      stop.kind === "call"
        ? t("call", {
            port: stop.port.name,
            arrives: clockTime(stop.arrives_at),
            departs: clockTime(stop.departs_at),
          })
        : changeWords(stop, locale),
  }));
  const between = [...suns, ...nights, ...stops].sort((one, other) => one.share - other.share);
  const days = daysLater(first.departs_at, last.arrives_at);
  return `${[
    t("leaves", { port: first.from.name, time: clockTime(first.departs_at) }),
    ...between.map(({ words }) => words),
    t("arrives", { port: last.to.name, time: clockTime(last.arrives_at) }),
    ...(days > 0 ? [t("days_later", { days })] : []),
    ...(strip.clocksDiffer ? [t("port_time", { port: shortName(last.to.name) })] : []),
  ].join(", ")}.`;
}

function changeWords({ port, landing, minutes }: Strip["stops"][number], locale: Locale): string {
  const t = translator(locale, "crossing");
  const wait = formatDuration(minutes);
  if (!landing) return t("change", { port: port.name, wait });
  return t("change_ports", { from: landing.name, port: port.name, wait });
}

/** Calendar days between two local times with offset. */
function daysLater(departs: string, arrives: string): number {
  return Math.round((Date.parse(localDate(arrives)) - Date.parse(localDate(departs))) / 86_400_000);
}

/** "Tunis" of "Tunis (La Goulette)": whose clock it is. */
export function shortName(port: string): string {
  return port.replace(/\s*\(.*\)$/, "");
}
