import type { Database, Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { requireStaff } from "#lib/audit/require-staff";
import { DomainError } from "#lib/errors/domain-error";
import { transact } from "#lib/outbox/committed";
import type { Cache } from "#lib/redis/redis";
import { recordPictureAction } from "./record-picture-action";
import { tellPicturesChanged } from "./tell-pictures-changed";

/** What of a picture is to be otherwise; its place counts from 0 and moves the others on. */
export type PictureChange = {
  alt?: { en?: string | undefined; fr?: string | undefined } | undefined;
  credit?: string | undefined;
  position?: number | undefined;
};

type Words = { alt_en: string; alt_fr: string; credit: string };
type Row = Words & { subject: string };

/**
 * Changes a picture's words or its place among its subject's pictures; the public pages show it at once. For
 * staff. Throws `forbidden`, `not_found`.
 */
export async function changePicture(
  { database, cache }: { database: Pick<Database, "sql">; cache: Cache },
  actor: Actor,
  id: string,
  change: PictureChange,
): Promise<void> {
  requireStaff(actor, "pictures");
  const subject = await transact(database, async (tx) => {
    const [found] = await tx<{ subject: string }[]>`select subject from picture where id = ${id}`;
    await tx`select pg_advisory_xact_lock(hashtext(${`pictures:${found?.subject ?? ""}`}))`;
    const [row] = await tx<Row[]>`
      select subject, alt_en, alt_fr, credit from picture
      where id = ${id} and status not in ('PENDING', 'REMOVED') for update`;
    if (!row) throw new DomainError("not_found", "There is no such picture.");
    await changeWords(tx, actor, id, row, change);
    if (change.position !== undefined) await move(tx, actor, id, row.subject, change.position);
    return row.subject;
  });
  await tellPicturesChanged(cache, subject);
}

async function changeWords(
  tx: Tx,
  actor: Actor,
  id: string,
  { subject, ...before }: Row,
  change: PictureChange,
): Promise<void> {
  const after: Words = {
    alt_en: change.alt?.en ?? before.alt_en,
    alt_fr: change.alt?.fr ?? before.alt_fr,
    credit: change.credit ?? before.credit,
  };
  if (JSON.stringify(after) === JSON.stringify(before)) return;
  await tx`
    update picture set alt_en = ${after.alt_en}, alt_fr = ${after.alt_fr}, credit = ${after.credit}
    where id = ${id}`;
  await recordPictureAction(tx, actor, "change_picture", { id, subject, before, after });
}

async function move(tx: Tx, actor: Actor, id: string, subject: string, to: number): Promise<void> {
  const rows = await tx<{ id: string }[]>`
    select id from picture where subject = ${subject} and status not in ('PENDING', 'REMOVED')
    order by position, id for update`;
  const ids = rows.map((row) => row.id);
  const from = ids.indexOf(id);
  ids.splice(from, 1);
  const place = Math.min(to, ids.length);
  ids.splice(place, 0, id);
  await tx`
    update picture p set position = w.place - 1
    from unnest(${ids}::uuid[]) with ordinality w(id, place)
    where p.id = w.id and p.position <> w.place - 1`;
  if (place === from) return;
  await recordPictureAction(tx, actor, "move_picture", {
    id,
    subject,
    before: { position: from },
    after: { position: place },
  });
}
