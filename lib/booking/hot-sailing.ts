import type { BookingRows } from "./booking-rows";

/** The sailing that most of these bookings want, and how many of them do. */
export function hottestSailing(bookings: BookingRows[]): { id: string; count: number } | null {
  const counts = new Map<string, number>();
  for (const booking of bookings) {
    for (const id of sailingsOf(booking)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  let hottest: { id: string; count: number } | null = null;
  for (const [id, count] of counts) {
    if (!hottest || count > hottest.count) hottest = { id, count };
  }
  return hottest;
}

/** True for a booking with a leg on the sailing. */
export function wants({ legs }: BookingRows, sailingId: string): boolean {
  return legs.some((leg) => leg.sailing_id === sailingId);
}

function sailingsOf({ legs }: BookingRows): Set<string> {
  return new Set(legs.map((leg) => String(leg.sailing_id)));
}
