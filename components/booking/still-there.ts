import type { BookingView, LegView } from "#lib/booking/booking-view";

/** Who or what of a booking was not cancelled; all of them where the whole booking was. */
export function stillThere<T extends { cancelled_at: string | null }>(all: T[]): T[] {
  return all.filter(({ cancelled_at }) => cancelled_at === null);
}

/** The legs that are sailed; all of them where none is. */
export function liveLegs({ legs }: Pick<BookingView, "legs">): LegView[] {
  const live = stillThere(legs);
  return live.length > 0 ? live : legs;
}
