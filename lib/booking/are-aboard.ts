import type { Executor } from "#db/client";

/**
 * Whether somebody of a booking went aboard a sailing and was not taken off again, as a fragment over `b` and
 * `s`: from then on they use it, and stand on its manifest, whatever the clock says.
 */
export function areAboard(executor: Executor) {
  return executor`exists (select 1 from check_in aboard
    where aboard.sailing_id = s.id and aboard.booking_id = b.id and aboard.stage = 'boarded'
      and aboard.undone_at is null)`;
}
