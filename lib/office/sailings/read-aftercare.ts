import type { Executor } from "#db/client";

/** How far the bookings of a cancelled sailing are looked after. */
export type AftercareState = {
  all: number;
  /** By what became of them: refunded, moved, ended. */
  done: Record<string, number>;
  /** A job will see to them. */
  waiting: number;
  /** Their travellers choose. */
  asked: number;
  /** A person must look, and why. */
  stuck: { booking_id: string; reference: string; why: string }[];
  /** Still booked on it, and nothing was decided. */
  undecided: number;
};

type Row = {
  booking_id: string;
  reference: string;
  status: string | null;
  outcome: string | null;
  is_on: boolean;
  became: string;
};

/** Reads it from what was decided and from the bookings themselves; null where nobody was ever booked or it sails. */
export async function readAftercare(
  sql: Executor,
  sailingId: string,
): Promise<AftercareState | null> {
  const rows = await sql<Row[]>`
    with concerned as (
      select a.booking_id, a.status, a.outcome from aftercare a where a.sailing_id = ${sailingId}
      union all
      select distinct l.booking_id, null, null from booking_leg l
      join booking b on b.id = l.booking_id and b.status in ('PENDING', 'AWAITING_OPERATOR', 'CONFIRMED')
      where l.sailing_id = ${sailingId} and l.cancelled_at is null
        and not exists (select 1 from aftercare a where a.sailing_id = l.sailing_id and a.booking_id = l.booking_id)
    )
    select c.booking_id, b.reference, c.status, c.outcome,
      b.status in ('PENDING', 'AWAITING_OPERATOR', 'CONFIRMED') and exists (
        select 1 from booking_leg l where l.booking_id = b.id and l.sailing_id = ${sailingId}
          and l.cancelled_at is null) as is_on,
      case when exists (select 1 from rebooking r where r.booking_id = b.id and r.from_sailing = ${sailingId})
        then 'moved' else 'ended' end as became
    from concerned c join booking b on b.id = c.booking_id
    where exists (select 1 from sailing s where s.id = ${sailingId} and s.status = 'cancelled')
    order by b.reference`;
  if (rows.length === 0) return null;
  const state: AftercareState = {
    all: rows.length,
    done: {},
    waiting: 0,
    asked: 0,
    stuck: [],
    undecided: 0,
  };
  for (const { booking_id, reference, status, outcome, is_on: isOn, became } of rows) {
    if (status === "done" || (!isOn && status !== "waiting")) {
      // Who chose, or was seen to by hand, says it by what they are.
      const is = status === "done" ? (outcome ?? became) : became;
      state.done[is] = (state.done[is] ?? 0) + 1;
    } else if (status === "waiting") state.waiting += 1;
    else if (status === "asked") state.asked += 1;
    else if (status === "stuck") state.stuck.push({ booking_id, reference, why: outcome ?? "" });
    else state.undecided += 1;
  }
  return state;
}
