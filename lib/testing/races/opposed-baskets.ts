import { withReading } from "#db/transaction";
import type { BookingRows } from "#lib/booking/booking-rows";
import { writeBookings } from "#lib/booking/write-bookings";
import { offersFor, rowsFor } from "../booking-rows-for";
import { requestFor } from "../booking-world";
import type { TwoProcesses } from "../two-processes";

export type BasketsOutcome = { placed: number; refused: number; others: string[]; held: number[] };

/**
 * Baskets on the same two sailings, every second one naming them the other way round, all at once and past
 * the queues: as many wait for each other in the database as there are connections.
 */
export async function opposedBaskets(
  two: TwoProcesses,
  { count, capacities }: { count: number; capacities: [number, number] },
): Promise<BasketsOutcome> {
  const [first, second] = [
    await two.one.addSailing({
      departs: "2027-07-01T20:00",
      pools: { passengers: capacities[0] },
    }),
    await two.one.addSailing({
      departs: "2027-07-09T20:00",
      pools: { passengers: capacities[1] },
    }),
  ];
  const request = await requestFor(two.one, [], {
    adults: 1,
    changes: {
      journeys: [first, second].map(({ id }) => ({ sailing_ids: [id], fare: "standard" })),
    },
  });
  const offers = await offersFor(two.one, request);
  const results = await Promise.allSettled(
    Array.from({ length: count }, (_, index) => {
      const rows = rowsFor(request, offers);
      const basket: BookingRows =
        index % 4 < 2 ? rows : { ...rows, claims: [...rows.claims].reverse() };
      return withReading(writeBookings(two.turn(index).sql, [basket]), 60_000);
    }),
  );
  const outcomes = results.map((result) =>
    result.status === "fulfilled"
      ? (result.value[0]?.outcome ?? "nothing")
      : String((result.reason as { code?: string }).code ?? result.reason),
  );
  const pools = await two.one.sql<{ held: number }[]>`
    select held from pool where sailing_id in (${first.id}, ${second.id}) order by id`;
  return {
    placed: outcomes.filter((outcome) => outcome === "placed").length,
    refused: outcomes.filter((outcome) => outcome === "refused").length,
    others: outcomes.filter((outcome) => !["placed", "refused"].includes(outcome)),
    held: pools.map(({ held }) => held),
  };
}
