import { cancelAsStaff } from "#lib/booking/cancel-as-staff";
import { cancelBooking } from "#lib/booking/cancel-booking";
import { quoteCancellation } from "#lib/booking/quote-cancellation";
import { changeCapacity } from "#lib/booking/sailings/change-capacity";
import { changeSale } from "#lib/booking/sailings/change-sale";
import { settleReading } from "#lib/booking/settle-payment";
import { writeBookings } from "#lib/booking/write-bookings";
import type { IntentReading } from "#lib/payment/intent-reading";
import { openStripe } from "#lib/payment/stripe";
import { Cache } from "#lib/redis/redis";
import { offersFor, rowsFor } from "../booking-rows-for";
import { place, readingFor, requestFor, traveller } from "../booking-world";
import type { TwoProcesses } from "../two-processes";
import type { World } from "../world";
import { lookAtRound, type Round } from "./settlements";

const staff = { kind: "staff", id: "staff_race", role: "sales" } as const;
const stripe = { kind: "stripe", id: "evt_race" } as const;
/** Nobody answers there: none of this needs Stripe. */
const nobody = openStripe("sk_test_x", "http://127.0.0.1:9");

const scopeOf = ({ database }: World) => ({ database, cache: new Cache(null) });
const codeOf = (reason: unknown) => String((reason as { code?: string }).code ?? reason);
/** Asks again, as who hears service_unavailable is told to: a busy machine makes many wait for one sailing. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (codeOf(error) !== "service_unavailable" || tries === 5) throw error;
    }
  }
}

const heardOf = (results: PromiseSettledResult<string>[]) =>
  results.map((result) => (result.status === "fulfilled" ? result.value : codeOf(result.reason)));

async function cancel({ sql, database }: World, bookingId: string): Promise<void> {
  const { refund } = await quoteCancellation(sql, bookingId);
  const wish = { expectedRefund: refund, reason: "changed_plans" };
  await cancelBooking(database, traveller, bookingId, wish);
}

export type SmallerVessel = {
  heard: string[];
  capacity: number;
  wanted: number | null;
  held: number;
  sold: number;
  cases: number;
};

async function poolOf({ sql }: World, sailingId: string): Promise<Omit<SmallerVessel, "heard">> {
  const [pool] = await sql<Omit<SmallerVessel, "heard">[]>`
    select p.capacity, p.wanted_capacity as wanted, p.held, p.sold,
      (select count(*)::int from alert a where a.kind = 'capacity_deficit' and a.subject = p.id::text
        and a.closed_at is null) as cases
    from pool p where p.sailing_id = ${sailingId} and p.kind = 'passengers'`;
  return pool as Omit<SmallerVessel, "heard">;
}

/**
 * A vessel of 40 is swapped for one of 12, while 10 parties of two who have places pay, 5 give theirs up
 * and 10 more want some; then all who are left give up theirs, and 10 more want what comes back.
 */
export async function smallerVessel(
  two: TwoProcesses,
): Promise<{ swapped: SmallerVessel; emptied: SmallerVessel }> {
  const { id } = await two.one.addSailing({ pools: { passengers: 40 } });
  const request = await requestFor(two.one, [id]);
  const booked = await Promise.all(
    Array.from({ length: 15 }, (_, index) => place(two.turn(index), request)),
  );
  const readings = await Promise.all(
    booked.slice(0, 10).map(({ bookingId }) => readingFor(two.one, bookingId)),
  );
  const buy = (index: number) =>
    patiently(() => place(two.turn(index), request)).then(() => "bought");
  const settle = async (reading: IntentReading, index: number) => {
    const context = { database: two.turn(index).database, stripe: nobody };
    return (await patiently(() => settleReading(context, stripe, reading))).settlement;
  };
  const giveUp = (bookingId: string, index: number) =>
    patiently(() => cancel(two.turn(index), bookingId)).then(() => "given up");
  const change = (world: World, passengers: number) =>
    patiently(() => changeCapacity(scopeOf(world), staff, id, { passengers }));
  const swapped = await Promise.allSettled([
    ...readings.flatMap((reading, index) => [settle(reading, index), buy(index + 1)]),
    change(two.one, 30).then(() => "30"),
    change(two.other, 12).then(() => "12"),
    ...booked.slice(10).map(({ bookingId }, index) => giveUp(bookingId, index)),
  ]);
  // Whichever of staff came second.
  const last = await change(two.one, 12);
  const then = {
    heard: [...heardOf(swapped), `${last[0]?.deficit} over`],
    ...(await poolOf(two.one, id)),
  };
  const left = await two.one.sql<{ id: string }[]>`
    select b.id from booking b join booking_leg l on l.booking_id = b.id
    where l.sailing_id = ${id} and b.status in ('PENDING', 'CONFIRMED')`;
  const emptied = await Promise.allSettled([
    ...left.map((row, index) => giveUp(row.id, index)),
    ...Array.from({ length: 10 }, (_, index) => buy(index)),
  ]);
  return { swapped: then, emptied: { heard: heardOf(emptied), ...(await poolOf(two.one, id)) } };
}

/** Staff cancel a booking without a fee while its money arrives and its traveller gives it up. */
export async function staffCancels(two: TwoProcesses, round: number): Promise<Round> {
  const { id } = await two.one.addSailing({ pools: { passengers: 2 } });
  const { bookingId } = await place(two.one, await requestFor(two.one, [id]));
  const reading = await readingFor(two.one, bookingId);
  const seen = async ({ sql }: World) =>
    (await quoteCancellation(sql, bookingId, { waivesFee: true })).refund;
  const race = [
    () =>
      seen(two.turn(round)).then((expectedRefund) =>
        cancelAsStaff(two.turn(round).database, staff, bookingId, {
          ...{ expectedRefund, reason: "operator", waivesFee: true },
        }).then(({ cancelled }) => `staff ${cancelled}`),
      ),
    () =>
      settleReading(
        { database: two.turn(round + 1).database, stripe: nobody },
        stripe,
        reading,
      ).then(({ settlement }) => settlement),
    () => cancel(two.turn(round + 1), bookingId).then(() => "traveller"),
  ];
  const first = round % race.length;
  const order = [...race.slice(first), ...race.slice(0, first)].map((run) => run());
  return await lookAtRound(two.one, bookingId, order);
}

export type Closing = {
  /** Bookings that hold places on the sailing, and those of them whose hold began after it was closed. */
  placed: number;
  late: number;
  /** How those who were not served heard of it. */
  refused: string[];
};

/** Staff close a sailing while 40 parties, whose journeys are priced already, want places on it. */
export async function closingAgainstBuyers(two: TwoProcesses): Promise<Closing> {
  const { id } = await two.one.addSailing();
  const request = await requestFor(two.one, [id], { adults: 1 });
  const offers = await offersFor(two.one, request);
  const buy = async (index: number) => {
    const [written] = await writeBookings(two.turn(index).sql, [rowsFor(request, offers)]);
    return written?.outcome ?? "nothing";
  };
  const results = await Promise.allSettled([
    ...Array.from({ length: 20 }, (_, index) => buy(index)),
    changeSale(scopeOf(two.other), staff, id, "closed").then(String),
    ...Array.from({ length: 20 }, (_, index) => buy(index)),
  ]);
  const after = await Promise.allSettled([buy(0), buy(1)]);
  const [row] = await two.one.sql<{ placed: number; late: number }[]>`
    select count(*)::int as placed, count(*) filter (where h.created_at > a.at)::int as late
    from hold h join booking_leg l on l.booking_id = h.booking_id
    join sailing_audit a on a.sailing_id = l.sailing_id and a.subject = 'status'
    where l.sailing_id = ${id}`;
  const heard = [...heardOf(results), ...heardOf(after)];
  return {
    placed: row?.placed ?? 0,
    late: row?.late ?? 0,
    refused: heard.filter((word) => !["placed", "true"].includes(word)),
  };
}
