import type { BookingView } from "#lib/booking/booking-view";
import { type ChartCall, type RouteChartView, readRouteChart } from "#lib/chart/read-route-chart";
import { crossings } from "#lib/ticket/crossings";
import type { pageContext } from "./context";

/** The chart of a booking's way out: the way back is mostly the same. */
export function ticketChart(
  booking: Pick<BookingView, "legs">,
  { sql, language }: ReturnType<typeof pageContext>,
): Promise<RouteChartView | null> {
  const out = crossings(booking.legs.filter((leg) => leg.journey_index === 0));
  const calls = out.flatMap(({ legs }, index) =>
    legs.map(({ to }, position): ChartCall => {
      if (position < legs.length - 1) return { code: to.code, kind: "call" };
      return { code: to.code, kind: index < out.length - 1 ? "change" : "end" };
    }),
  );
  const start = out[0]?.from.code;
  const ends: ChartCall[] = start ? [{ code: start, kind: "end" }] : [];
  return readRouteChart(sql, [...ends, ...calls], language, "small");
}
