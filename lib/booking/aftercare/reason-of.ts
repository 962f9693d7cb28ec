import type { Executor } from "#db/client";
import type { DisruptionKind } from "../disruption/disruption";
import { legDisruption } from "../disruption/leg-disruption";
import { sailingCancelled, sailingMoved } from "./aftercare-wish";

/** Why a booking is given up where nobody said so: what befell its sailings, or else its traveller's wish. */
export async function reasonOf(executor: Executor, bookingId: string): Promise<string> {
  const rows = await executor<{ kind: DisruptionKind | null }[]>`
    select ${legDisruption(executor)} ->> 'kind' as kind
    from booking b join booking_leg l on l.booking_id = b.id join sailing s on s.id = l.sailing_id
    where b.id = ${bookingId} and l.moved_at is null`;
  const kinds = rows.map(({ kind }) => kind);
  if (kinds.includes("cancelled") || kinds.includes("replaced")) return sailingCancelled;
  return kinds.some((kind) => kind !== null) ? sailingMoved : "by_traveller";
}
