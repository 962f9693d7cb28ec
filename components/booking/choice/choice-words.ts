import type { BookingView, LegView } from "#lib/booking/booking-view";
import type { RerouteOption } from "#lib/booking/rebook/reroute-options";
import { cabinLabel, itemLabel } from "#lib/fare/item-label";
import { clockTime, formatDay } from "#lib/language/format-time";
import type { Locale } from "#lib/language/locales";
import { translator } from "#lib/language/translator";
import { shortPort } from "#lib/ticket/port-words";
import type { BrokenLeg } from "../broken-legs";

/** What befell the crossing, with both times by the clock of the port it leaves from. */
export function disruptionWords(leg: BrokenLeg, locale: Locale): string {
  const t = translator(locale, "choice");
  const { kind, was_to_depart_at: was } = leg.disruption;
  return t(`lead_${kind}`, {
    operator: leg.operator.name,
    from: shortPort(leg.from),
    to: shortPort(leg.to),
    day: formatDay(leg.departs_at, locale, "long"),
    time: clockTime(leg.departs_at),
    was_day: formatDay(was, locale, "long"),
    was_time: clockTime(was),
  });
}

/** By which an option is named in an address. */
export function optionKey({ moves }: Pick<RerouteOption, "moves">): string {
  return moves.map(({ to_sailing_id }) => to_sailing_id).join(".");
}

/** Who and what goes along, in words: the lines of the journey's price without its fees, each once; with what takes another's place. */
export function partyWords(
  { items }: Pick<BookingView, "items">,
  { legs, standIns = [] }: { legs: LegView[]; standIns?: RerouteOption["stand_ins"] },
  locale: Locale,
): string {
  const positions = new Set(legs.map(({ position }) => position));
  const labels = items
    .filter(({ kind, leg_position }) => positions.has(leg_position) && !uncounted.has(kind))
    .map(({ label, leg_position, kind, quantity }) => {
      const leg = legs.find(({ position }) => position === leg_position)?.id;
      const other = standIns.find((one) => one.leg === leg && one.kind === kind);
      return other ? itemLabel({ kind: other.taken_as, quantity }, locale) : label;
    });
  return new Intl.ListFormat(locale === "en" ? "en-GB" : locale).format(new Set(labels));
}

const uncounted = new Set(["port_fee", "rounding"]);

/** What takes the place of what was booked, a sentence each. */
export function standInWords({ stand_ins }: RerouteOption, locale: Locale): string[] {
  const t = translator(locale, "choice");
  const words = stand_ins.map(({ kind, taken_as, quantity }) => {
    if (!taken_as.startsWith("cabin:")) return t("high_deck");
    const was = cabinLabel(kind.slice("cabin:".length), locale);
    return t("stand_in", { what: itemLabel({ kind: taken_as, quantity }, locale), was });
  });
  return [...new Set(words)];
}

/** The names of the operators of a journey's legs. */
export function operatorWords(legs: LegView[], locale: Locale): string {
  const names = new Set(legs.map(({ operator }) => operator.name));
  return new Intl.ListFormat(locale === "en" ? "en-GB" : locale).format(names);
}
