import { cancelBooking } from "#lib/booking/cancel-booking";
import { quoteCancellation } from "#lib/booking/quote-cancellation";
import { rebookAsStaff } from "#lib/booking/rebook/rebook-as-staff";
import { rebookAsTraveller } from "#lib/booking/rebook/rebook-as-traveller";
import { Cache } from "#lib/redis/redis";
import { place, requestFor, traveller } from "../booking-world";
import { confirmedBooking, inDays } from "../part-world";
import type { TwoProcesses } from "../two-processes";
import type { World } from "../world";

const staff = { kind: "staff", id: "staff_race", role: "sales" } as const;
const codeOf = (reason: unknown) => String((reason as { code?: string }).code ?? reason);

/** What each of them heard: its word, or the code of its refusal. */
async function heardOf(work: Promise<string>[]): Promise<string[]> {
  const results = await Promise.allSettled(work);
  return results.map((result) =>
    result.status === "fulfilled" ? result.value : codeOf(result.reason),
  );
}

async function move({ database }: World, bookingId: string, to: string): Promise<string> {
  await rebookAsStaff({ database, cache: new Cache(null) }, staff, bookingId, {
    moves: [{ leg: 0, toSailingId: to }],
    reason: "race",
  });
  return "moved";
}

async function takenOn({ sql }: World, sailingId: string): Promise<number> {
  const [row] = await sql<{ taken: number }[]>`
    select coalesce(sum(sold + held), 0)::int as taken from pool where sailing_id = ${sailingId}`;
  return row?.taken ?? 0;
}

/** Six parties of two are moved to a sailing with seven places, while four more want to buy there. */
export async function forTheLastPlaces(two: TwoProcesses) {
  const from = await two.one.addSailing({ departs: inDays(20) });
  const to = await two.one.addSailing({ departs: inDays(21), pools: { passengers: 7 } });
  const ids: string[] = [];
  for (let made = 0; made < 6; made += 1) ids.push(await confirmedBooking(two.one, [from.id]));
  const request = await requestFor(two.one, [to.id]);
  const heard = await heardOf([
    ...ids.map((id, index) => move(two.turn(index), id, to.id)),
    ...[0, 1, 2, 3].map((index) => place(two.turn(index), request).then(() => "bought")),
  ]);
  return { heard, left: await takenOn(two.one, from.id), taken: await takenOn(two.one, to.id) };
}

/** Five parties go from one sailing to another while five come the other way. */
export async function opposed(two: TwoProcesses) {
  const a = await two.one.addSailing({ departs: inDays(20) });
  const b = await two.one.addSailing({ departs: inDays(21) });
  const made: { id: string; to: string }[] = [];
  for (let index = 0; index < 10; index += 1) {
    const [from, to] = index % 2 === 0 ? [a.id, b.id] : [b.id, a.id];
    made.push({ id: await confirmedBooking(two.one, [from]), to });
  }
  return await heardOf(made.map(({ id, to }, index) => move(two.turn(index), id, to)));
}

/** Staff move a booking while its traveller gives it up, so many milliseconds later. */
export async function movedAndGivenUp(two: TwoProcesses, round: number, lateMs = 0) {
  const from = await two.one.addSailing({ departs: inDays(20) });
  const to = await two.one.addSailing({ departs: inDays(21) });
  const id = await confirmedBooking(two.one, [from.id]);
  const { refund } = await quoteCancellation(two.one.sql, id);
  const giveUp = async (world: World) => {
    if (lateMs > 0) await new Promise((resolve) => setTimeout(resolve, lateMs));
    const wish = { expectedRefund: refund, reason: "changed_plans" };
    const { cancelled } = await cancelBooking(world.database, traveller, id, wish);
    return cancelled ? "given up" : "was given up";
  };
  const race = [move(two.turn(round), id, to.id), giveUp(two.turn(round + 1))];
  const heard = await heardOf(round % 4 < 2 ? race : race.reverse());
  const [booking] = await two.one.sql<{ status: string }[]>`
    select status from booking where id = ${id}`;
  const taken = (await takenOn(two.one, from.id)) + (await takenOn(two.one, to.id));
  return { heard: heard.sort(), status: booking?.status, taken };
}

/**
 * A booking whose sailing was cancelled is taken to two others at once, from two of its traveller's windows (or,
 * where it is not said which sailing it was seen on, by two of the staff). Answers with what each heard, and how
 * many places the party of two has on them all.
 */
export async function twoWindows(two: TwoProcesses, round: number, { isSaid = true } = {}) {
  const from = await two.one.addSailing({ departs: inDays(20) });
  const others = [
    await two.one.addSailing({ departs: inDays(21) }),
    await two.one.addSailing({ departs: inDays(22) }),
  ];
  const id = await confirmedBooking(two.one, [from.id]);
  await two.one.sql`update sailing set status = 'cancelled' where id = ${from.id}`;
  const heard = await heardOf(
    others.map(async ({ id: toSailingId }, index) => {
      const world = two.turn(round + index);
      if (!isSaid) return await move(world, id, toSailingId);
      const { database } = world;
      const moves = [{ leg: 0, fromSailingId: from.id, toSailingId }];
      await rebookAsTraveller({ database, cache: new Cache(null) }, traveller, id, { moves });
      return "moved";
    }),
  );
  const taken = await Promise.all([from, ...others].map((one) => takenOn(two.one, one.id)));
  const moves = await two.one.sql`select 1 from rebooking where booking_id = ${id}`;
  return {
    heard: heard.sort(),
    taken: taken.reduce((sum, one) => sum + one, 0),
    moves: moves.length,
  };
}

/** Staff move a booking off its cancelled sailing while its traveller takes another, and a third window the money. */
export async function allAtOnce(two: TwoProcesses, round: number) {
  const from = await two.one.addSailing({ departs: inDays(20) });
  const [chosen, given] = [
    await two.one.addSailing({ departs: inDays(21) }),
    await two.one.addSailing({ departs: inDays(22) }),
  ];
  const id = await confirmedBooking(two.one, [from.id]);
  await two.one.sql`update sailing set status = 'cancelled' where id = ${from.id}`;
  const { refund } = await quoteCancellation(two.one.sql, id);
  const cache = new Cache(null);
  const ways = [
    async ({ database }: World) => {
      const moves = [{ leg: 0, fromSailingId: from.id, toSailingId: chosen.id }];
      await rebookAsTraveller({ database, cache }, traveller, id, { moves });
      return "chosen";
    },
    async ({ database }: World) => {
      const moves = [{ leg: 0, fromSailingId: from.id, toSailingId: given.id }];
      await rebookAsStaff({ database, cache }, staff, id, { moves, reason: "race" });
      return "given";
    },
    async ({ database }: World) => {
      const wish = { expectedRefund: refund, reason: "", onSailing: from.id };
      const { cancelled } = await cancelBooking(database, traveller, id, wish);
      return cancelled ? "refunded" : "too late";
    },
  ];
  const turned = [...ways.slice(round % 3), ...ways.slice(0, round % 3)];
  const heard = await heardOf(turned.map((way, index) => way(two.turn(index))));
  const taken = await Promise.all([from, chosen, given].map((one) => takenOn(two.one, one.id)));
  const [row] = await two.one.sql<{ status: string; back: number }[]>`
    select status, (select coalesce(sum(amount_minor), 0)::int from refund where booking_id = booking.id) as back
    from booking where id = ${id}`;
  return { heard, taken: taken.reduce((sum, one) => sum + one, 0), ...row };
}
