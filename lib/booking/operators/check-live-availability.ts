import type { Executor } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";
import type { SailingKey } from "#lib/operator/contract";
import { dueToAsk, liveAvailability } from "#lib/operator/live-availability";
import type { Cache } from "#lib/redis/redis";
import type { OperatorContext } from "./operator-context";

type Asked = { sailing_id: string; operator: string; key: SailingKey };
type Row = {
  sailing_id: string;
  operator: string;
  from_code: string;
  from_zone: string;
  to_code: string;
  to_zone: string;
  departs_at: Date;
};
type Scope = Pick<OperatorContext, "reach"> & { sql: Executor; cache: Cache };

/**
 * Asks the operators of a booking that is about to be paid whether they still have the places it holds
 * (each within 2 s, at most a minute old, all at once). One that does not answer, or does not say, stops
 * nothing. Throws `no_capacity` with what remains.
 */
export async function checkLiveAvailability(scope: Scope, bookingId: string): Promise<void> {
  const claimed = await scope.sql<{ sailing_id: string; kind: string; quantity: number }[]>`
    select o.sailing_id, o.kind, sum(a.quantity)::int as quantity
    from allocation a join pool o on o.id = a.pool_id
    where a.booking_id = ${bookingId} and a.status = 'held'
    group by o.sailing_id, o.kind`;
  const said = await askFor(scope, [...new Set(claimed.map((claim) => claim.sailing_id))]);
  const remaining = claimed.flatMap(({ sailing_id, kind, quantity }) => {
    const pool = said.get(sailing_id)?.find((candidate) => candidate.kind === kind);
    return pool && pool.available < quantity
      ? [{ sailing_id, kind, available: pool.available }]
      : [];
  });
  if (remaining.length === 0) return;
  throw new DomainError("no_capacity", "The operator has no such places left.", { remaining });
}

/** Asks ahead for sailings that were just held, so that nobody who pays has to wait for it. Never throws. */
export async function warmLiveAvailability(scope: Scope, sailingIds: string[]): Promise<void> {
  const due = dueToAsk(sailingIds);
  if (due.length > 0) await askFor(scope, due).catch(() => {});
}

async function askFor({ sql, cache, reach }: Scope, sailingIds: string[]) {
  const answers = await Promise.all(
    (await sailingsOf(sql, sailingIds)).map(async ({ sailing_id, operator, key }) => {
      const reached = await reach(operator);
      const pools = reached?.liveAvailability
        ? await liveAvailability(cache, sailing_id, () => reached.adapter.availability(key))
        : null;
      return [sailing_id, pools ?? []] as const;
    }),
  );
  return new Map(answers);
}

async function sailingsOf(sql: Executor, sailingIds: string[]): Promise<Asked[]> {
  const rows = await sql<Row[]>`
    select s.id as sailing_id, s.operator_code as operator, f.code as from_code, f.zone as from_zone,
      t.code as to_code, t.zone as to_zone, s.departs_at
    from sailing s join port f on f.code = s.from_port join port t on t.code = s.to_port
    where s.id = any (${sailingIds}::uuid[])`;
  return rows.map((row) => ({
    sailing_id: row.sailing_id,
    operator: row.operator,
    key: {
      from: { code: row.from_code, zone: row.from_zone },
      to: { code: row.to_code, zone: row.to_zone },
      departs_at: row.departs_at,
    },
  }));
}
