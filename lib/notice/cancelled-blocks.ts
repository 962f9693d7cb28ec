import type { BookingView, CancellationView } from "#lib/booking/booking-view";
import { formatMoney } from "#lib/money/format-money";
import { crossings } from "#lib/ticket/crossings";
import { dateAt } from "#lib/ticket/port-words";
import type { Block } from "./letter";
import { ends, personName, vehicleWords, type Writing } from "./letter-parts";

/** What a partial cancellation took off the booking, by name, and the lines of the price that went with it. */
export function cancelledBlocks(writing: Writing, part: CancellationView): Block[] {
  const { booking, language, t } = writing;
  const { currency } = booking.total;
  const money = (amount_minor: number) => formatMoney({ amount_minor, currency }, language);
  return [
    {
      kind: "names",
      title: t("part_cancellation.cancelled"),
      lines: cancelledLines(writing, part),
    },
    {
      kind: "amounts",
      title: t("part_cancellation.price"),
      groups: [
        {
          title: null,
          rows: summed(part.items).map(([label, minor]) => ({ label, amount: money(minor) })),
        },
      ],
      total: {
        label: t("part_cancellation.priceTotal"),
        amount: money(part.refund.amount_minor + part.fee.amount_minor),
      },
      note: null,
    },
  ];
}

/** The same line of two crossings is one here: which crossings they are is said above. */
function summed(items: CancellationView["items"]): [label: string, minor: number][] {
  const sums = new Map<string, number>();
  for (const { label, amount_minor } of items) {
    sums.set(label, (sums.get(label) ?? 0) + amount_minor);
  }
  return [...sums];
}

/** Whole crossings first, then who and what was taken off others; on which, where it stays on another. */
function cancelledLines(writing: Writing, part: CancellationView): string[] {
  const { booking, language, t } = writing;
  const whole = new Set(part.legs.filter((leg) => leg.whole).map(({ leg }) => leg));
  const legs = booking.legs.filter(({ id }) => whole.has(id));
  const lines = crossings(legs).map((crossing) =>
    t("part_cancellation.crossing", {
      route: t("route", ends(crossing)),
      date: dateAt(crossing.departsAt, crossing.from, language),
    }),
  );
  const parts = part.legs.filter((leg) => !leg.whole);
  const named = (kind: "passengers" | "vehicles" | "cabins" | "pets", id: string) =>
    parts.filter((leg) => leg[kind].includes(id)).map(({ leg }) => leg);
  const all = [
    ...booking.passengers.map((one) => ({
      ...one,
      what: personName(one),
      on: named("passengers", one.id),
    })),
    ...booking.vehicles.map((one) => ({
      ...one,
      what: vehicleWords(one, language, t),
      on: named("vehicles", one.id),
    })),
    ...booking.cabins.map((one) => ({ ...one, what: one.label, on: named("cabins", one.id) })),
    ...booking.pets.map((one) => ({ ...one, what: one.label, on: named("pets", one.id) })),
  ];
  for (const { what, on, cancelled_at, ...one } of all.filter((each) => each.on.length > 0)) {
    const isEverywhere = cancelled_at !== null && !("leg_position" in one);
    if (isEverywhere || booking.legs.length === 1) lines.push(what);
    else lines.push(...placed(writing, what, on));
  }
  return lines;
}

function placed({ booking, language, t }: Writing, what: string, on: string[]): string[] {
  return crossings(legsOf(booking, on)).map((crossing) =>
    t("part_cancellation.onCrossing", {
      what,
      route: t("route", ends(crossing)),
      date: dateAt(crossing.departsAt, crossing.from, language),
    }),
  );
}

function legsOf({ legs }: BookingView, ids: string[]) {
  return legs.filter(({ id }) => ids.includes(id));
}
