import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { newId } from "#lib/identity/uuid";
import { markWritten } from "#lib/outbox/committed";
import { bookedOn } from "../sailings/tell-travellers";
import type { AftercareWish } from "./aftercare-wish";

/**
 * Writes down, in the transaction of the decision, what shall become of each booking on a cancelled sailing,
 * with the outbox row of the job that does it: whoever is killed from here on, none is forgotten. What isn't
 * confirmed yet cannot be moved and has nobody to ask: it is given up, and what was paid goes back. What is
 * done already stays. Returns how many there are.
 */
export async function decideAftercare(
  tx: Tx,
  actor: Actor,
  sailingId: string,
  wish: AftercareWish,
): Promise<number> {
  const booked = await bookedOn(tx, sailingId);
  if (booked.length === 0) return 0;
  const to = wish.kind === "move" ? wish.toSailingId : null;
  const rows = booked.map(({ id, status }) => {
    const kind = status === "CONFIRMED" ? wish.kind : "refund";
    return { id, kind, to: kind === "move" ? to : null, event: newId() };
  });
  const written = await tx<{ booking_id: string }[]>`
    insert into aftercare (sailing_id, booking_id, wish, to_sailing, status, actor, actor_id, updated_at)
    select ${sailingId}, w.booking, w.wish, w.target,
      case w.wish when 'choose' then 'asked' else 'waiting' end, ${actor.kind}, ${actor.id}, clock_timestamp()
    from unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ kind }) => kind)}::text[],
      ${rows.map((row) => row.to)}::uuid[]) w(booking, wish, target)
    on conflict (sailing_id, booking_id) do update set wish = excluded.wish, to_sailing = excluded.to_sailing,
      status = excluded.status, outcome = null, actor = excluded.actor, actor_id = excluded.actor_id,
      updated_at = excluded.updated_at
    returning booking_id`;
  const jobs = rows.filter(({ kind }) => kind !== "choose");
  await tx`
    insert into outbox (id, event, data, booking_id, created_at, due_at)
    select w.id, 'sailing/look-after', jsonb_build_object('sailing_id', ${sailingId}::text, 'booking_id', w.booking::text),
      w.booking, now(), now()
    from unnest(${jobs.map(({ event }) => event)}::uuid[], ${jobs.map(({ id }) => id)}::uuid[]) w(id, booking)`;
  if (jobs.length > 0) markWritten(tx);
  return written.length;
}
