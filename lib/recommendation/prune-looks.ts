import type { Database } from "#db/client";
import { withReading } from "#db/transaction";
import { agreedDays, keptDays } from "./look-event";

const batch = 5_000;
/** Of each kind in one night; more wait for the next. */
const mostBatches = 400;

/**
 * Deletes looks and numbers that are older than 90 days, and agreements that have run out with all they allowed,
 * some at a time so that no lock lasts. Says how many looks went by age. Throws `service_unavailable`.
 */
export async function pruneLooks(
  { sql }: Pick<Database, "sql">,
  size: number = batch,
): Promise<{ looks: number; agreements: number; numbers: number }> {
  const looks = await inBatches(
    size,
    () => sql`
    delete from look where id = any (array(
      select id from look where at < now() - make_interval(days => ${keptDays}::int)
      order by at limit ${size}))`,
  );
  // With its agreement a look would go too, but all of one browser's at once: a flood of them would never end in time.
  await inBatches(
    size,
    () => sql`
    delete from look where id = any (array(
      select l.id from look_consent c join look l on l.pseudonym = c.pseudonym
      where c.agreed_at < now() - make_interval(days => ${agreedDays}::int)
      order by c.agreed_at limit ${size}))`,
  );
  const agreements = await inBatches(
    size,
    () => sql`
    delete from look_consent where pseudonym = any (array(
      select pseudonym from look_consent where agreed_at < now() - make_interval(days => ${agreedDays}::int)
      order by agreed_at limit ${size}))`,
  );
  const counts = await inBatches(
    size,
    () => sql`
    delete from look_count where ctid = any (array(
      select ctid from look_count where day < current_date - ${keptDays}::int limit ${size}))`,
  );
  const pairs = await inBatches(
    size,
    () => sql`
    delete from look_pair where ctid = any (array(
      select ctid from look_pair where day < current_date - ${keptDays}::int limit ${size}))`,
  );
  return { looks, agreements, numbers: counts + pairs };
}

async function inBatches(
  size: number,
  deleteSome: () => PromiseLike<{ count: number }>,
): Promise<number> {
  let deleted = 0;
  for (let turn = 0; turn < mostBatches; turn += 1) {
    const { count } = await withReading(deleteSome());
    deleted += count;
    if (count < size) break;
  }
  return deleted;
}
