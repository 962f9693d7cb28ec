import type { Database } from "#db/client";
import { withTransaction } from "#db/transaction";
import { newId } from "#lib/identity/uuid";
import { suppressionOf } from "../suppression";

/**
 * Notes that somebody asks for offers by mail, and promises the mail that asks whether it was the mailbox's
 * owner: no offer goes anywhere before he says yes. Asked again within a day, nothing more is sent; nor
 * where mail never arrives. Says nothing of whether the address was known.
 */
export async function subscribe(
  database: Pick<Database, "sql">,
  secret: string,
  asked: { email: string; language: "en" | "fr" },
): Promise<void> {
  if (await suppressionOf(database.sql, secret, asked.email)) return;
  await withTransaction(database, async (tx) => {
    const [row] = await tx<{ id: string; fresh: boolean; live: boolean }[]>`
      insert into subscriber (id, email, language, asked_at)
      values (${newId()}, ${asked.email}, ${asked.language}, clock_timestamp())
      on conflict (lower(email)) do update set
        language = case when subscriber.stopped_at is null then excluded.language else subscriber.language end
      returning id, xmax = 0 as fresh, confirmed_at is not null and stopped_at is null as live`;
    if (!row || row.live) return;
    await tx`
      insert into subscriber_mail (id, subscriber_id, promotion_id, due_at)
      select ${newId()}, ${row.id}, null, clock_timestamp()
      where not exists (
        select 1 from subscriber_mail m
        where m.subscriber_id = ${row.id} and m.promotion_id is null
          and (m.status = 'due' or m.sent_at > clock_timestamp() - interval '1 day'))`;
  });
}
