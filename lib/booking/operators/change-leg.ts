import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { recordChange } from "#lib/audit/record-change";
import type { OperatorLegStatus } from "./operator-leg";

/** Moves a leg to a status with its operator, with its audit row. The caller holds the locks; an illegal move is refused by the database. */
export async function changeLeg(
  tx: Tx,
  actor: Actor,
  change: {
    bookingId: string;
    position: number;
    from: OperatorLegStatus;
    to: OperatorLegStatus;
    detail?: Record<string, string>;
  },
): Promise<void> {
  const { bookingId, position, from, to, detail } = change;
  await tx`
    update booking_leg set operator_status = ${to}
    where booking_id = ${bookingId} and position = ${position}`;
  await recordChange(tx, actor, {
    bookingId,
    subject: `leg:${position}`,
    from,
    to,
    ...(detail ? { detail } : {}),
  });
}

/** How a leg stands now. The caller holds the locks. */
export async function legStatus(
  tx: Tx,
  bookingId: string,
  position: number,
): Promise<{ status: OperatorLegStatus; askedAgo: number | null }> {
  const [row] = await tx<{ status: OperatorLegStatus; asked_ago: number | null }[]>`
    select operator_status as status,
      (extract(epoch from clock_timestamp() - operator_asked_at) * 1000)::float8 as asked_ago
    from booking_leg where booking_id = ${bookingId} and position = ${position}`;
  return { status: row?.status ?? "CANCELLED", askedAgo: row?.asked_ago ?? null };
}
