import type { Executor } from "#db/client";

export type PolicyReach = {
  /** Sailings ahead of the operator that depart within the travel window. */
  sailings: number;
  /** Confirmed bookings on them: they keep the conditions they were sold by. */
  bookings: number;
};

const mostSailings = 5_000;

/** How much a policy for a travel window would reach, and how much it leaves as it was sold. Counts go to 5,000. */
export async function previewPolicy(
  sql: Executor,
  operatorCode: string,
  travel: { from?: string | undefined; until?: string | undefined },
): Promise<PolicyReach> {
  const [row] = await sql<PolicyReach[]>`
    with reached as materialized (
      select id from sailing
      where operator_code = ${operatorCode} and status in ('open', 'closed')
        and departs_at > now() and departure_date >= ${travel.from ?? "2000-01-01"}::date
        and departure_date <= ${travel.until ?? "2999-12-31"}::date
      order by departs_at limit ${mostSailings}
    )
    select (select count(*)::int from reached) as sailings,
      (select count(*)::int from (
        select 1 from reached r join booking_leg l on l.sailing_id = r.id
        where l.cancelled_at is null limit ${mostSailings}) c) as bookings`;
  return row ?? { sailings: 0, bookings: 0 };
}
