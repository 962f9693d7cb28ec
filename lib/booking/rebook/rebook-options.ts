import type { Executor } from "#db/client";
import { type Choice, planRebooking } from "./plan-rebooking";
import { readRebooking } from "./read-rebooking";
import type { RebookClaim, RebookSailing } from "./rebook-wish";

/** A sailing that a leg could go to, and whether it can as it is. */
export type RebookOption = {
  sailing: RebookSailing;
  can: boolean;
  /** Why not. */
  problems: string[];
  claims: RebookClaim[];
};

/** So many sailings are looked at, those nearest in time to the leg's own. */
const mostOptions = 30;
const days = 21;

/**
 * Sailings of the same operator between the same ports within three weeks of a leg's own, the nearest in time
 * first, with what stands against each for this party. Empty for a leg the booking hasn't. Throws `not_found`.
 */
export async function rebookOptions(
  executor: Executor,
  bookingId: string,
  leg: number,
  choice: Choice,
): Promise<RebookOption[]> {
  const own = await readRebooking(executor, bookingId, []);
  const from = own.legs.find(({ position }) => position === leg);
  if (!from) return [];
  const rows = await executor<{ id: string }[]>`
    select id from sailing
    where operator_code = ${from.operator_code} and from_port = ${from.from_code} and to_port = ${from.to_code}
      and departure_date between (${from.departs_at}::timestamptz - make_interval(days => ${days}))::date
        and (${from.departs_at}::timestamptz + make_interval(days => ${days}))::date
      and departs_at > clock_timestamp() and id <> ${from.id}
      and (status = 'open' or (status = 'closed' and ${choice === "staff"}))
    order by abs(extract(epoch from departs_at - ${from.departs_at}::timestamptz)), id limit ${mostOptions}`;
  const ids = rows.map(({ id }) => id);
  const facts = await readRebooking(executor, bookingId, ids);
  return ids.flatMap((toSailingId) => {
    const { preview } = planRebooking(facts, { moves: [{ leg, toSailingId }] }, choice);
    const [move] = preview.moves;
    if (!move?.to) return [];
    return {
      sailing: move.to,
      can: preview.problems.length === 0,
      problems: preview.problems.map(({ message }) => message),
      claims: move.claims,
    };
  });
}
