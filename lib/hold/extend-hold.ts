import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { recordChange } from "#lib/audit/record-change";
import { assert } from "#lib/errors/assert";
import { DomainError } from "#lib/errors/domain-error";
import { lockBooking } from "./lock-booking";

/**
 * Sets a hold's end to now + `seconds`, never past its longest. `byPaying` is the one extension that
 * beginning to pay grants by itself: used once, and quiet when there is nothing to gain.
 * Throws `hold_expired` when it has ended, `hold_limit_reached` when nothing can be added.
 */
export async function extendHold(
  tx: Tx,
  actor: Actor,
  bookingId: string,
  extension: { seconds: number; byPaying: boolean },
): Promise<Date> {
  const booking = await lockBooking(tx, bookingId);
  if (booking.status !== "PENDING" || booking.holdStatus !== "open" || booking.holdExpired) {
    throw new DomainError("hold_expired", "The places are no longer held.");
  }
  const [before] = await tx<{ expires_at: Date; payment_extended: boolean }[]>`
    select expires_at, payment_extended from hold where id = ${booking.holdId}`;
  if (extension.byPaying && before?.payment_extended) return before.expires_at;
  // The timer moves with the end; one that is under way already looks, and sleeps on.
  const [after] = await tx<{ expires_at: Date; latest_at: Date }[]>`
    with extended as (
      update hold set
        expires_at = greatest(expires_at, least(latest_at, clock_timestamp() + make_interval(secs => ${extension.seconds}))),
        payment_extended = payment_extended or ${extension.byPaying}
      where id = ${booking.holdId} returning expires_at, latest_at
    ), timer as (
      select id from outbox
      where booking_id = ${bookingId} and event = 'booking/held' and sent_at is null and attempts = 0
      for update skip locked
    ), moved as (
      update outbox o set due_at = e.expires_at from timer t, extended e where o.id = t.id
    )
    select expires_at, latest_at from extended`;
  assert(before && after, "an open hold has a row");
  const gainedMs = after.expires_at.getTime() - before.expires_at.getTime();
  if (gainedMs < 1_000) {
    const leftMs = after.latest_at.getTime() - after.expires_at.getTime();
    // A double click gains nothing and is no refusal; only at the limit there is nothing to gain.
    if (extension.byPaying || leftMs > 1_000) return after.expires_at;
    throw new DomainError("hold_limit_reached", "The places cannot be held any longer.");
  }
  await recordChange(tx, actor, {
    bookingId,
    subject: "hold",
    from: "open",
    to: "open",
    detail: { expires_at: after.expires_at.toISOString() },
  });
  return after.expires_at;
}
