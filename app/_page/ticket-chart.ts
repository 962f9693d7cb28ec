import type { BookingView } from "#lib/booking/booking-view";
import { journeyCalls } from "#lib/chart/journey-calls";
import { type RouteChartView, readRouteChart } from "#lib/chart/read-route-chart";
import { crossings } from "#lib/ticket/crossings";
import type { pageContext } from "./context";

/** The chart of a booking's way out: the way back is mostly the same. */
export function ticketChart(
  booking: Pick<BookingView, "legs">,
  { sql, language }: ReturnType<typeof pageContext>,
): Promise<RouteChartView | null> {
  const out = crossings(booking.legs.filter((leg) => leg.journey_index === 0));
  const calls = journeyCalls(
    out.flatMap(({ legs }) =>
      legs.map(({ from, to }, position) => ({
        from: from.code,
        to: to.code,
        staysAboard: position < legs.length - 1,
      })),
    ),
  );
  return readRouteChart(sql, calls, language, "small");
}
