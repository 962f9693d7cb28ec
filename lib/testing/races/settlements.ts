import { cancelBooking } from "#lib/booking/cancel-booking";
import { endLapsed } from "#lib/booking/end-lapsed";
import { quoteCancellation } from "#lib/booking/quote-cancellation";
import { settleReading } from "#lib/booking/settle-payment";
import { openStripe } from "#lib/payment/stripe";
import { place, readingFor, requestFor, traveller } from "../booking-world";
import type { TwoProcesses } from "../two-processes";
import type { World } from "../world";

const stripe = { kind: "stripe", id: "evt_race" } as const;
const clock = { kind: "clock", id: "race" } as const;
const nothing = { amount_minor: 0, currency: "EUR" };

/** What was heard and what stands in the books after a race for one booking. */
export type Round = {
  heard: string[];
  status: string;
  reason: string | null;
  held: number;
  sold: number;
  refunds: number;
  captured: number;
  refunding: number;
};

/** None of these needs Stripe: an address where nobody answers proves it. */
const settling = (world: World) => ({
  database: world.database,
  stripe: openStripe("sk_test_x", "http://127.0.0.1:9"),
});

async function lastPlaces({ one }: TwoProcesses) {
  const { id } = await one.addSailing({ pools: { passengers: 2 } });
  const request = await requestFor(one, [id]);
  const { bookingId } = await place(one, request);
  const reading = await readingFor(one, bookingId);
  return { id, request, bookingId, reading };
}

/** Runs a race for one booking to its end and says what was heard, and what stands in the books. */
export async function lookAtRound(
  { sql }: World,
  bookingId: string,
  race: Promise<string>[],
): Promise<Round> {
  const heard = (await Promise.allSettled(race)).map((result) =>
    result.status === "fulfilled"
      ? result.value
      : String((result.reason as { code?: string }).code ?? result.reason),
  );
  const [row] = await sql<Omit<Round, "heard">[]>`
    select b.status, b.reason, p.captured_minor as captured, o.held, o.sold,
      (select count(*)::int from refund r where r.booking_id = b.id) as refunds,
      (select coalesce(sum(r.amount_minor), 0)::int from refund r where r.booking_id = b.id) as refunding
    from booking b join payment p on p.booking_id = b.id
    join booking_leg l on l.booking_id = b.id
    join pool o on o.sailing_id = l.sailing_id and o.kind = 'passengers'
    where b.id = ${bookingId}`;
  return { heard, ...(row as Omit<Round, "heard">) };
}

/**
 * A hold's end, its money and another buyer for the very places, in the same instant; the hold lapses
 * while they run, sooner or later in them.
 */
export async function lapseAgainstPayment(
  two: TwoProcesses,
  round: number,
  { withBuyer = true } = {},
): Promise<Round> {
  const { request, bookingId, reading } = await lastPlaces(two);
  // Whoever ends the hold need not ask Stripe to cancel an intent.
  await two.one.sql`update payment set intent_id = null where booking_id = ${bookingId}`;
  await two.one.sql`
    update hold set expires_at = clock_timestamp() + make_interval(secs => ${(round % 8) / 1_000})
    where booking_id = ${bookingId}`;
  const race = [
    () => settleReading(settling(two.turn(round)), stripe, reading).then((s) => s.settlement),
    () =>
      endLapsed(settling(two.turn(round + 1)), clock, bookingId).then((e) => `ended ${e.ended}`),
    () => place(two.turn(round + 1), request).then(() => "bought"),
  ].slice(0, withBuyer ? 3 : 2);
  const first = round % race.length;
  const order = [...race.slice(first), ...race.slice(0, first)].map((run) => run());
  return await lookAtRound(two.one, bookingId, order);
}

/** A traveller gives up a booking while its money arrives. */
export async function cancelAgainstConfirm(two: TwoProcesses, round: number): Promise<Round> {
  const { bookingId, reading } = await lastPlaces(two);
  const wish = { expectedRefund: nothing, reason: "changed_plans" };
  const race = [
    () =>
      cancelBooking(two.turn(round).database, traveller, bookingId, wish).then(() => "cancelled"),
    () => settleReading(settling(two.turn(round + 1)), stripe, reading).then((s) => s.settlement),
  ];
  const order = (round % 4 < 2 ? race : race.reverse()).map((run) => run());
  return await lookAtRound(two.one, bookingId, order);
}

/** Two windows cancel the same paid booking. */
export async function twoCancels(two: TwoProcesses): Promise<Round & { expected: number }> {
  const { bookingId, reading } = await lastPlaces(two);
  await settleReading(settling(two.one), stripe, reading);
  const { refund } = await quoteCancellation(two.one.sql, bookingId);
  const wish = { expectedRefund: refund, reason: "changed_plans" };
  const race = [two.one, two.other].map((world) =>
    cancelBooking(world.database, traveller, bookingId, wish).then(
      (c) => `cancelled ${c.cancelled}`,
    ),
  );
  return { ...(await lookAtRound(two.one, bookingId, race)), expected: refund.amount_minor };
}

/** One of a round's endings, and no other: what a traveller may find after the race. */
export function endingOf(round: Round): string {
  const { status, held, sold, captured, refunding } = round;
  if (status === "CONFIRMED" && sold === 2 && held === 0 && captured > 0 && refunding === 0)
    return "confirmed";
  // Somebody else may have the places: sold they are not, for nobody else has paid.
  const isEnded = ["FAILED", "EXPIRED", "CANCELLED"].includes(status);
  if (isEnded && sold === 0 && (held === 0 || held === 2) && captured === refunding)
    return captured > 0 ? "money back" : "ended unpaid";
  return `broken: ${JSON.stringify(round)}`;
}
