import type { Executor } from "#db/client";
import { withReading } from "#db/transaction";

/** Writes down that this pseudonym's traveller agreed, at the database's clock. Throws `service_unavailable`. */
export async function agreeToLooks(sql: Executor, pseudonym: string): Promise<void> {
  await withReading(sql`
    insert into look_consent (pseudonym, agreed_at) values (${pseudonym}, clock_timestamp())
    on conflict do nothing`);
}

/**
 * Takes consent back: all looks go with it, also those that some process has not written yet. Says how many
 * went. Throws `service_unavailable`.
 */
export async function forgetLooks(sql: Executor, pseudonym: string): Promise<number> {
  const [row] = await withReading(sql<{ count: number }[]>`
    with mine as (select count(*)::int as count from look where pseudonym = ${pseudonym}),
      gone as (delete from look_consent where pseudonym = ${pseudonym})
    select count from mine`);
  return row?.count ?? 0;
}

export type KeptLook = {
  kind: string;
  from: string;
  to: string;
  sailing_id: string | null;
  at: Date;
};

/** All that is kept under a pseudonym, newest first, up to 1,000; null when it never agreed or took it back. Throws `service_unavailable`. */
export async function readLooks(sql: Executor, pseudonym: string): Promise<KeptLook[] | null> {
  const [agreed, looks] = await withReading(
    Promise.all([
      sql`select 1 from look_consent where pseudonym = ${pseudonym}`,
      sql<KeptLook[]>`
        select l.kind, r.from_port as "from", r.to_port as "to", l.sailing_id, l.at
        from look l join route r on r.id = l.route_id
        where l.pseudonym = ${pseudonym} order by l.at desc, l.id desc limit 1000`,
    ]),
  );
  return agreed.length > 0 ? [...looks] : null;
}

/** The sailings a pseudonym looked at last, each once, newest first. Throws `service_unavailable`. */
export async function lastLookedAt(
  sql: Executor,
  pseudonym: string,
  most: number,
): Promise<string[]> {
  const rows = await withReading(sql<{ sailing_id: string }[]>`
    select sailing_id, max(at) as at from (
      select sailing_id, at from look
      where pseudonym = ${pseudonym} and sailing_id is not null order by at desc limit 50) mine
    group by sailing_id order by 2 desc limit ${most}`);
  return rows.map(({ sailing_id }) => sailing_id);
}
