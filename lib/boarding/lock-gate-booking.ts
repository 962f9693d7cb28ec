import type { Tx } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";
import type { GateSailing } from "./gate/gate-list";
import { gateOpensAt } from "./gate/gate-times";

type Row = {
  sailing_status: GateSailing["status"];
  departs_at: Date;
  arrives_at: Date;
  day: string;
  passengers: number[] | null;
  cancelled_at: Date | null;
};

export type GateCase = {
  sailing: Pick<GateSailing, "status" | "opens_at" | "arrives_at" | "day"> & { departsAt: Date };
  /** `live`: positions of those who travel on the sailing. */
  booking: { id: string; status: string; isOnSailing: boolean; live: number[] };
};

/**
 * Reads a booking by its reference as it stands on a sailing, and shares a lock on it: it may be scanned
 * many times at once, but is not cancelled meanwhile. Null if there is none. Throws `not_found` for the sailing.
 */
export async function lockGateBooking(
  tx: Tx,
  sailingId: string,
  reference: string,
): Promise<GateCase | null> {
  const [booking] = await tx<{ id: string; status: string }[]>`
    select id, status from booking where reference = ${reference} for share`;
  const rows = await tx<Row[]>`
    select s.status as sailing_status, s.departs_at, s.arrives_at, s.departure_date::text as day,
      l.passengers, l.cancelled_at
    from sailing s
    left join booking_leg l on l.sailing_id = s.id and l.booking_id = ${booking?.id ?? null}
      and l.moved_at is null
    where s.id = ${sailingId}`;
  const [first] = rows;
  if (!first) throw new DomainError("not_found", "There is no such sailing.");
  if (!booking) return null;
  const legs = rows.filter(({ passengers }) => passengers !== null);
  const live = legs.filter(({ cancelled_at }) => cancelled_at === null);
  return {
    sailing: {
      status: first.sailing_status,
      day: first.day,
      departsAt: first.departs_at,
      opens_at: gateOpensAt(first.departs_at),
      arrives_at: first.arrives_at.toISOString(),
    },
    booking: {
      ...booking,
      isOnSailing: legs.length > 0,
      live: [...new Set(live.flatMap(({ passengers }) => passengers ?? []))].sort((a, b) => a - b),
    },
  };
}
