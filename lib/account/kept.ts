import type { Sql, Tx } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";
import { isUuid } from "#lib/identity/uuid";

type SavedTable = "saved_passenger" | "saved_vehicle";
const most = 20;

/** An account keeps twenty of a kind; of two who add at once, one waits for the other. Throws `invalid`. */
export async function refuseMore(tx: Tx, accountId: string, table: SavedTable): Promise<void> {
  await tx`select 1 from account where id = ${accountId} for update`;
  const [row] = await tx<{ count: number }[]>`
    select count(*) from ${tx(table)} where account_id = ${accountId}`;
  if ((row?.count ?? 0) < most) return;
  throw new DomainError("invalid", `An account keeps ${most} of them. Take one out first.`);
}

/** Takes one out of what an account has kept. Throws `not_found`. */
export async function removeSaved(
  sql: Sql,
  accountId: string,
  table: SavedTable,
  id: string,
): Promise<void> {
  const gone = isUuid(id)
    ? await sql`delete from ${sql(table)} where id = ${id} and account_id = ${accountId}`
    : { count: 0 };
  if (gone.count === 0) throw new DomainError("not_found", "There is nothing of that id.");
}
