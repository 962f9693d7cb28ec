import type { BookingView, LegView, PassengerView, VehicleView } from "#lib/booking/booking-view";
import { formatMoney } from "#lib/money/format-money";
import { checkInBy } from "#lib/ticket/check-in-by";
import { type Crossing, crossings } from "#lib/ticket/crossings";
import { journeyStart } from "#lib/ticket/journey-start";
import type { Language } from "#lib/ticket/language";
import { clockAt, dateAt, dayAt, shortPort } from "#lib/ticket/port-words";
import { conditionWords } from "./condition-words";
import type { Block, Moment } from "./letter";
import type { Translate } from "./translate";

/** What the parts of a letter are written from. */
export type Writing = { booking: BookingView; language: Language; t: Translate };

/** A block for each time aboard, each end in its port's own time. */
export function crossingBlocks({ booking, language, t }: Writing): Block[] {
  return crossings(booking.legs).map((crossing) => ({
    kind: "crossing",
    title: t("crossing.title", {
      ...ends(crossing),
      date: dateAt(crossing.departsAt, crossing.from, language),
    }),
    departure: departure(crossing, language, t),
    arrival: arrival(crossing, language, t),
    details: crossingDetails(crossing, t),
    checkIn: booking.status === "CONFIRMED" ? checkInWords(crossing, language, t) : null,
    cancelled: crossing.cancelled
      ? t("crossing.cancelled")
      : doesNotSail(crossing)
        ? t("crossing.gone")
        : null,
  }));
}

/** The operator cancelled it, and its traveller has not chosen yet. */
function doesNotSail({ legs }: Crossing): boolean {
  return legs.some(({ disruption }) => disruption?.kind === "cancelled");
}

function departure({ from, departsAt }: Crossing, language: Language, t: Translate): Moment {
  const clock = clockAt(departsAt, from);
  const place = { from: shortPort(from), day: dayAt(departsAt, from, language) };
  return {
    sentence: t("crossing.leaves", { ...place, time: clock }),
    clock,
    words: t("crossing.leavesOn", { ...place, day: onOneLine(place.day) }),
  };
}

/** Says whose time it is where the two ports keep different clocks. */
function arrival({ from, to, arrivesAt }: Crossing, language: Language, t: Translate): Moment {
  const clock = clockAt(arrivesAt, to);
  const place = { to: shortPort(to), day: dayAt(arrivesAt, to, language) };
  const same = from.zone === to.zone;
  return {
    sentence: t(same ? "crossing.arrives" : "crossing.arrivesZone", { ...place, time: clock }),
    clock,
    words: t(same ? "crossing.arrivesOn" : "crossing.arrivesOnZone", {
      ...place,
      day: onOneLine(place.day),
    }),
  };
}

/** "Friday 25 December", its figure and its month never parted by the end of a line. */
const onOneLine = (day: string) => day.replace(/(\d) /, "$1\u00a0");

function crossingDetails({ from, to, calls, operator, vessel }: Crossing, t: Translate): string[] {
  const lines = [t("crossing.vessel", { operator: operator.name, vessel: vessel.name })];
  if (shortPort(from) !== from.name || shortPort(to) !== to.name) {
    lines.push(t("crossing.ports", { from: from.name, to: to.name }));
  }
  if (calls.length > 0) lines.push(t("crossing.calls", { ports: calls.map(shortPort).join(", ") }));
  return lines;
}

/** By when to be there; the day is said where it is not the day of departure. */
function checkInWords(crossing: Crossing, language: Language, t: Translate): string | null {
  if (crossing.cancelled || doesNotSail(crossing)) return null;
  const { departsAt, from, legs } = crossing;
  const hasVehicle = legs.some((leg) => leg.vehicles.length > 0);
  const until = checkInBy(departsAt, hasVehicle ? "vehicle" : "foot");
  const time = clockAt(until, from);
  const day = dayAt(until, from, language);
  return day === dayAt(departsAt, from, language)
    ? t("crossing.checkIn", { time })
    : t("crossing.checkInDay", { time, day });
}

/** The legs that are sailed; all of them where none is. */
export function liveLegs({ legs }: BookingView): LegView[] {
  const live = legs.filter((leg) => leg.cancelled_at === null);
  return live.length > 0 ? live : legs;
}

/** Who and what travels. */
export function partyBlocks({ booking, language, t }: Writing): Block[] {
  const names = stillThere(booking.passengers).map(personName);
  const blocks: Block[] = [{ kind: "names", title: t("passengers"), lines: names }];
  const vehicles = stillThere(booking.vehicles);
  if (vehicles.length > 0) {
    const lines = vehicles.map((vehicle) => vehicleWords(vehicle, language, t));
    blocks.push({ kind: "names", title: t("vehicles"), lines });
  }
  return blocks;
}

function stillThere<T extends { cancelled_at: string | null }>(all: T[]): T[] {
  return all.filter(({ cancelled_at }) => cancelled_at === null);
}

/** A name as people write it. */
export function personName({ first_name, last_name }: PassengerView): string {
  return `${first_name} ${last_name}`;
}

/** "Camper, 6.80 m long, 3.10 m high, B-AK 1234". */
export function vehicleWords(vehicle: VehicleView, language: Language, t: Translate): string {
  const metres = new Intl.NumberFormat(language, { minimumFractionDigits: 2 });
  const size = t("vehicle", {
    kind: vehicleKind(vehicle.kind, t),
    length: metres.format(vehicle.length_cm / 100),
    height: metres.format(vehicle.height_cm / 100),
  });
  return vehicle.registration ? `${size}, ${vehicle.registration}` : size;
}

function vehicleKind(kind: string, t: Translate): string {
  const key = `vehicleKind.${kind}` as "vehicleKind.car";
  return t.has(key) ? t(key) : kind;
}

/** The price by its lines: a receipt once it is paid; of what is left, once a part was cancelled. */
export function amountsBlock(
  { booking, language, t }: Writing,
  state: "paid" | "unpaid" | "ended" | "left",
): Block {
  const paid = state === "paid" && booking.cancellations.length > 0 ? "left" : state;
  const money = (amountMinor: number) =>
    formatMoney({ amount_minor: amountMinor, currency: booking.total.currency }, language);
  const all = crossings(liveLegs(booking));
  const groups = all.map((crossing) => ({
    title: all.length > 1 ? t("route", ends(crossing)) : null,
    rows: booking.items
      .filter((item) => crossing.legs.some((leg) => leg.position === item.leg_position))
      .map((item) => ({ label: item.label, amount: money(item.amount_minor) })),
  }));
  const totals = {
    left: "receipt.left",
    paid: "receipt.total",
    unpaid: "receipt.toPay",
    ended: "receipt.price",
  } as const;
  const titles = {
    left: "receipt.leftTitle",
    paid: "receipt.title",
    unpaid: "receipt.priceTitle",
    ended: "receipt.priceTitle",
  } as const;
  return {
    kind: "amounts",
    title: t(titles[paid]),
    groups,
    total: { label: t(totals[paid]), amount: money(booking.total.amount_minor) },
    note: paidWords({ booking, language, t }, paid),
  };
}

/** When it was paid, and how much where that isn't the total any more. */
function paidWords({ booking, language, t }: Writing, paid: string): string | null {
  const first = booking.legs[0];
  if (!booking.confirmed_at || !first || (paid !== "paid" && paid !== "left")) return null;
  const date = dateAt(booking.confirmed_at, first.from, language);
  return paid === "paid"
    ? t("receipt.paidOn", { date })
    : t("receipt.paidBefore", { date, amount: formatMoney(booking.sold_total, language) });
}

/** The conditions as sold, once for all crossings that share them. */
export function conditionBlocks({ booking, language, t }: Writing): Block[] {
  const all = crossings(liveLegs(booking));
  const now = new Date(booking.created_at);
  const linesOf = (leg: LegView) =>
    conditionWords(
      leg.conditions,
      booking.total.currency,
      { ...journeyStart(booking, leg), now },
      language,
      t,
    );
  const worded = all.map((crossing) => {
    const leg = crossing.legs[0];
    const lines = leg ? linesOf(leg) : [];
    return { crossing, fare: leg?.fare ?? "", lines, key: `${leg?.fare}\n${lines.join("\n")}` };
  });
  if (new Set(worded.map(({ key }) => key)).size <= 1) {
    return [{ kind: "text", title: t("conditions.title"), lines: worded[0]?.lines ?? [] }];
  }
  return worded.map(({ crossing, fare, lines }) => ({
    kind: "text",
    title: t("conditions.titleFare", {
      fare: fare.charAt(0).toUpperCase() + fare.slice(1),
      route: t("route", ends(crossing)),
    }),
    lines,
  }));
}

/** When to be at the port and what to bring; documents only where a border is crossed. */
export function checkInBlock({ booking, t }: Writing): Block {
  const all = crossings(liveLegs(booking));
  const operators = [...new Set(all.map(({ operator }) => operator.name))].join(", ");
  const border = all.some(({ from, to }) => from.code.slice(0, 2) !== to.code.slice(0, 2));
  return {
    kind: "text",
    title: t("checkIn.title"),
    lines: [
      t("checkIn.arrive", { operator: operators }),
      t(border ? "checkIn.documents" : "checkIn.ticket"),
    ],
  };
}

/** "Tunis → Marseille", and how many more crossings there are. */
export function routeWords({ booking, t }: Writing): string {
  const [first, ...more] = crossings(liveLegs(booking));
  if (!first) return "";
  return more.length === 0
    ? t("route", ends(first))
    : t("routeMore", { ...ends(first), more: more.length });
}

/** The two ends of a time aboard, as sentences call them. */
export function ends({ from, to }: Pick<Crossing, "from" | "to">) {
  return { from: shortPort(from), to: shortPort(to) };
}
