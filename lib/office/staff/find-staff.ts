import type { Executor } from "#db/client";
import type { StaffRole } from "#lib/audit/staff-role";
import { mostCounted, type Rows, type Slice } from "../rows";

export type StaffRow = {
  id: string;
  name: string;
  email: string;
  role: StaffRole;
  /** none: not asked for yet. invited: no password chosen yet. */
  second_factor: "enrolled" | "none";
  state: "invited" | "active";
  sessions: number;
  last_sign_in: Date | null;
};

export type StaffFilters = { find?: string | undefined; role?: StaffRole | undefined };

/** The staff by name: who may do what, and when each was last there. */
export async function findStaff(
  sql: Executor,
  { find, role }: StaffFilters,
  { limit, offset }: Slice,
): Promise<Rows<StaffRow>> {
  const words = find?.trim() ? `%${find.trim().replaceAll(/[\\%_]/g, "\\$&")}%` : null;
  const fitting = sql`
    a.role <> 'traveller' and (${role ?? null}::text is null or a.role = ${role ?? null})
    and (${words}::text is null or a.name ilike ${words} or a.email ilike ${words})`;
  const [[counted], rows] = await Promise.all([
    sql<{ total: number }[]>`
      select count(*)::int as total from
        (select 1 from account a where ${fitting} limit ${mostCounted + 1}) c`,
    sql<StaffRow[]>`
      select a.id, a.name, a.email, a.role,
        case when a.two_factor_enabled then 'enrolled' else 'none' end as second_factor,
        case when exists (select 1 from account_credential c where c.account_id = a.id)
          then 'active' else 'invited' end as state,
        (select count(*)::int from account_session s where s.account_id = a.id and s.expires_at > now()) as sessions,
        (select max(t.at) from staff_action t where t.actor_id = a.id::text and t.action = 'sign_in') as last_sign_in
      from account a where ${fitting}
      order by lower(a.name), a.id limit ${limit} offset ${offset}`,
  ]);
  const total = counted?.total ?? 0;
  return {
    rows: [...rows],
    total: Math.min(total, mostCounted),
    isMore: total > mostCounted,
  };
}
