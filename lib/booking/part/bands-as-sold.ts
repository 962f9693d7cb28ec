import { bandOf } from "#lib/party/band-of";
import type { PassengerBand } from "#lib/party/party";
import { liveItems, type SoldBooking, type SoldLeg } from "./sold-booking";

const bands = ["adult", "child", "infant"] as const;

/**
 * As what each passenger of a leg was sold. Its lines say how many paid as adults, children and infants,
 * and the older pay as the older: so it is known whatever the operator's limits are today. Where a band
 * was free, and so has no line, today's limits decide.
 */
export function bandsAsSold(booking: SoldBooking, leg: SoldLeg): Map<number, PassengerBand> {
  const onBoard = booking.passengers
    .filter(({ position }) => leg.passengers.includes(position))
    .sort((a, b) => (a.birth_date < b.birth_date ? -1 : a.birth_date > b.birth_date ? 1 : 0));
  const lines = liveItems(booking, leg.position);
  const sold = bands.flatMap((band) =>
    lines.filter(({ kind }) => kind === band).flatMap(({ quantity }) => Array(quantity).fill(band)),
  );
  return new Map(
    onBoard.map(({ position, birth_date }, index) => [
      position,
      sold.length === onBoard.length
        ? sold[index]
        : bandOf(birth_date, leg.departure_date, leg.ages),
    ]),
  );
}
