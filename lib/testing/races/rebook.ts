import { cancelBooking } from "#lib/booking/cancel-booking";
import { quoteCancellation } from "#lib/booking/quote-cancellation";
import { rebookAsStaff } from "#lib/booking/rebook/rebook-as-staff";
import { Cache } from "#lib/redis/redis";
import { place, requestFor, traveller } from "../booking-world";
import { confirmedBooking, inDays } from "../part-world";
import type { TwoProcesses } from "../two-processes";
import type { World } from "../world";

const staff = { kind: "staff", id: "staff_race" } as const;
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
