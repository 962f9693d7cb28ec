import fc from "fast-check";
import { cancelBooking } from "#lib/booking/cancel-booking";
import { freeLapsed } from "#lib/booking/end-lapsed";
import { queueBooking } from "#lib/booking/placing-queue";
import { settleReading } from "#lib/booking/settle-payment";
import { openStripe } from "#lib/payment/stripe";
import { offersFor, rowsFor } from "../booking-rows-for";
import { readingFor, requestFor, traveller } from "../booking-world";
import type { World } from "../world";

/** What one of a batch asks for: a key of few, and what it wants on the first, the second or both sailings. */
type Ask = { key: number; adults: number; pets: number; on: "first" | "second" | "both" };
export type Command =
  | { do: "place"; asks: Ask[] }
  | { do: "lapse" | "end" | "pay" | "cancel"; which: number };

const ask = fc.record({
  key: fc.integer({ min: 0, max: 40 }),
  adults: fc.integer({ min: 1, max: 4 }),
  pets: fc.integer({ min: 0, max: 2 }),
  on: fc.constantFrom("first" as const, "second" as const, "both" as const),
});
const which = fc.nat(50);

/** Sequences of what may happen to two sailings that are soon full. */
export function commands(most: number): fc.Arbitrary<Command[]> {
  const change = fc.record({
    do: fc.constantFrom(
      "lapse" as const,
      "lapse" as const,
      "end" as const,
      "pay" as const,
      "cancel" as const,
    ),
    which,
  });
  const place = fc.record({
    do: fc.constant("place" as const),
    asks: fc.array(ask, { minLength: 1, maxLength: 12 }),
  });
  return fc.array(fc.oneof({ weight: 2, arbitrary: change }, { weight: 1, arbitrary: place }), {
    minLength: 1,
    maxLength: most,
    size: "max",
  });
}

const capacities = { passengers: 14, kennels: 4 };
type Pool = `${"first" | "second"} ${keyof typeof capacities}`;
const pools = ["first passengers", "first kennels", "second passengers", "second kennels"] as const;

/** A booking as the model has it; `lapsed` is one whose time is over, ended or not: its places are free. */
type Booked = {
  id: string;
  body: string;
  wants: Map<Pool, number>;
  state: "held" | "lapsed" | "sold" | "gone";
};

const claimed = ({ state }: Booked) => state === "held" || state === "sold";

function wantsOf({ adults, pets, on }: Ask): Map<Pool, number> {
  const sailings = on === "both" ? (["first", "second"] as const) : ([on] as const);
  return new Map(
    sailings.flatMap((sailing): [Pool, number][] => [
      [`${sailing} passengers`, adults],
      ...(pets > 0 ? [[`${sailing} kennels`, pets] as [Pool, number]] : []),
    ]),
  );
}

/** What must be true of places, said as simply as it can be said: one after the other. */
class Model {
  readonly booked = new Map<number, Booked>();

  free(pool: Pool): number {
    const capacity = capacities[pool.split(" ")[1] as keyof typeof capacities];
    const all = [...this.booked.values()].filter(claimed);
    return capacity - all.reduce((sum, { wants }) => sum + (wants.get(pool) ?? 0), 0);
  }

  fits(wants: Map<Pool, number>): boolean {
    return [...wants].every(([pool, quantity]) => this.free(pool) >= quantity);
  }

  place(wish: Ask, id: string): string {
    const known = this.booked.get(wish.key);
    const body = JSON.stringify(wish);
    if (known) return known.body === body ? `known ${known.id}` : "mismatch";
    const wants = wantsOf(wish);
    if (!this.fits(wants)) {
      const short = [...wants].filter(([pool, quantity]) => this.free(pool) < quantity);
      return `refused ${short
        .map(([pool]) => `${pool}: ${this.free(pool)}`)
        .sort()
        .join(", ")}`;
    }
    this.booked.set(wish.key, { id, body, wants, state: "held" });
    return "placed";
  }

  pick(which: number, ...states: Booked["state"][]): Booked | undefined {
    const fitting = [...this.booked.values()].filter(({ state }) => states.includes(state));
    return fitting[which % Math.max(1, fitting.length)];
  }
}

const stripe = { kind: "stripe", id: "evt_model" } as const;
const clock = { kind: "clock", id: "model" } as const;

/**
 * Does what the commands say to a real database and to the model, and returns the first difference in what
 * was heard or in what is free, or null. `tally` counts what was heard.
 */
export async function differenceFrom(
  world: World,
  sequence: Command[],
  tally = new Map<string, number>(),
): Promise<string | null> {
  const sailings = {
    first: await world.addSailing({ departs: "2027-07-01T20:00", pools: capacities }),
    second: await world.addSailing({ departs: "2027-07-09T20:00", pools: capacities }),
  };
  const rows = await world.sql<{ id: number; sailing_id: string; kind: string }[]>`
    select id, sailing_id, kind from pool
    where sailing_id in (${sailings.first.id}, ${sailings.second.id})`;
  const poolNames = new Map(
    rows.map(({ id, sailing_id, kind }) => [
      Number(id),
      `${sailing_id === sailings.first.id ? "first" : "second"} ${kind}` as Pool,
    ]),
  );
  const request = async ({ adults, pets, on }: Ask) => {
    const chosen = on === "both" ? [sailings.first, sailings.second] : [sailings[on]];
    return await requestFor(world, [], {
      adults,
      changes: {
        journeys: chosen.map(({ id }) => ({ sailing_ids: [id], fare: "standard" })),
        pets: pets > 0 ? chosen.map(({ id }) => ({ sailing_id: id, quantity: pets })) : [],
      },
    });
  };
  const model = new Model();

  async function run(command: Command): Promise<[real: string, model: string]> {
    if (command.do === "place") {
      const drafts = await Promise.all(
        command.asks.map(async (wish) => {
          const body = await request(wish);
          const key = `${sailings.first.id} ${wish.key}`;
          return rowsFor(body, await offersFor(world, body), { key });
        }),
      );
      const expected = command.asks.map((wish, index) =>
        model.place(wish, drafts[index]?.bookingId as string),
      );
      const heard = await Promise.all(
        drafts.map(async (draft) => {
          const written = await queueBooking(world.database, draft);
          if (written.outcome === "known") return `known ${written.bookingId}`;
          if (written.outcome !== "refused") return written.outcome;
          const short = written.short.map(
            ({ poolId, available }) => `${poolNames.get(Number(poolId))}: ${available}`,
          );
          return `refused ${short.sort().join(", ")}`;
        }),
      );
      return [heard.join("; "), expected.join("; ")];
    }
    return await change(command.do, command.which);
  }

  async function change(what: "lapse" | "end" | "pay" | "cancel", which: number) {
    const chosen = {
      lapse: () => model.pick(which, "held"),
      end: () => model.pick(which, "held", "lapsed"),
      pay: () => model.pick(which, "held", "lapsed"),
      cancel: () => model.pick(which, "held"),
    }[what]();
    if (!chosen) return ["nothing", "nothing"] as [string, string];
    if (what === "lapse") {
      await world.sql`
        update hold set expires_at = clock_timestamp() where booking_id = ${chosen.id}`;
      chosen.state = "lapsed";
      return ["lapsed", "lapsed"] as [string, string];
    }
    if (what === "end") {
      const freed = await freeLapsed(world.database, clock, chosen.id);
      const isOver = chosen.state === "lapsed";
      if (isOver) chosen.state = "gone";
      return [`ended ${"ended" in freed && freed.ended}`, `ended ${isOver}`] as [string, string];
    }
    if (what === "cancel") {
      const wish = { expectedRefund: { amount_minor: 0, currency: "EUR" }, reason: "model" };
      const { cancelled } = await cancelBooking(world.database, traveller, chosen.id, wish);
      chosen.state = "gone";
      return [`cancelled ${cancelled}`, "cancelled true"] as [string, string];
    }
    const context = {
      database: world.database,
      stripe: openStripe("sk_test_x", "http://127.0.0.1:9"),
    };
    const { settlement } = await settleReading(context, stripe, await readingFor(world, chosen.id));
    const isSold = chosen.state === "held" || model.fits(chosen.wants);
    chosen.state = isSold ? "sold" : "gone";
    return [settlement, isSold ? "confirmed" : "refunding"] as [string, string];
  }

  for (const [index, command] of sequence.entries()) {
    const [real, expected] = await run(command);
    for (const heard of real.split("; ")) {
      const word = heard.split(" ", 1)[0] as string;
      tally.set(word, (tally.get(word) ?? 0) + 1);
    }
    if (real !== expected) return `${index}: ${real}, where the model says ${expected}`;
    const free = await world.sql<{ id: number; available: number }[]>`
      select id, available from pool_availability
      where sailing_id in (${sailings.first.id}, ${sailings.second.id})`;
    const says = new Map(free.map(({ id, available }) => [poolNames.get(Number(id)), available]));
    for (const pool of pools) {
      if (says.get(pool) !== model.free(pool)) {
        return `${index}: ${says.get(pool)} free of ${pool}, where the model says ${model.free(pool)}`;
      }
    }
  }
  return null;
}
