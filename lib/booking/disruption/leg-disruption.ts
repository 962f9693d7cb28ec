import type { Executor } from "#db/client";
import { areAboard } from "../are-aboard";

/** A departure may be so many minutes off before its traveller may choose anew. */
const toleratedMinutes = 90;

/**
 * A live leg's Disruption as JSON, as a fragment over `b`, `l` and `s`; null where it sails as it was booked, and
 * once it has left or somebody is aboard. It ends with the traveller's own choice, and where the operator goes
 * back to the time as booked. Earlier departures count like later ones: either way it isn't what was bought.
 */
export function legDisruption(executor: Executor) {
  const moves = executor`rebooking r where r.booking_id = b.id and r.leg_position = l.position`;
  return executor`case
    when b.status <> 'CONFIRMED' or l.cancelled_at is not null or l.moved_at is not null then null
    when s.status = 'cancelled' then json_build_object('kind', 'cancelled', 'was_to_depart_at', s.departs_at)
    when s.departs_at <= clock_timestamp() or ${areAboard(executor)} then null
    when exists (
      select 1 from booking_leg p join sailing ps on ps.id = p.sailing_id
      where p.booking_id = b.id and p.journey_index = l.journey_index and p.position < l.position
        and p.cancelled_at is null and ps.status <> 'cancelled' and ps.arrives_at > s.departs_at)
      then json_build_object('kind', 'missed', 'was_to_depart_at', s.departs_at)
    when (select r.was_cancelled and r.actor <> 'traveller' from ${moves} order by r.at desc limit 1)
      then json_build_object('kind', 'replaced', 'was_to_depart_at',
        (select f.departs_at from sailing f where f.id =
          (select r.from_sailing from ${moves} order by r.at desc limit 1)))
    else (
      select json_build_object('kind', 'moved', 'was_to_depart_at', c.old_departs_at)
      from (
        select c.old_departs_at from sailing_change c
        where c.sailing_id = s.id and c.kind = 'moved'
          and c.at > coalesce((select max(r.at) from ${moves}), b.created_at)
        order by c.at, c.id limit 1
      ) c
      where abs(extract(epoch from s.departs_at - c.old_departs_at)) > ${toleratedMinutes} * 60)
    end`;
}
