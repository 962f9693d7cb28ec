import type { Executor } from "#db/client";
import type { StaffRole } from "#lib/audit/staff-role";
import { mayRead, type OfficePage } from "../pages";

/** Each matter that may need a person: what is counted, and the list that shows the same. */
const kinds = [
  { kind: "invariants", page: "alerts", href: "/admin/alerts?kind=invariant&state=open" },
  { kind: "dead_letters", page: "jobs", href: "/admin/jobs/dead-letters" },
  { kind: "disputes", page: "bookings", href: "/admin/bookings?needs=dispute" },
  { kind: "refunds_failed", page: "bookings", href: "/admin/bookings?needs=refund_failed" },
  { kind: "late_money", page: "bookings", href: "/admin/bookings?needs=late_money" },
  { kind: "operators", page: "bookings", href: "/admin/bookings?needs=operator" },
  { kind: "sailing_cases", page: "sailings", href: "/admin/sailings?needs=case" },
  { kind: "deficits", page: "sailings", href: "/admin/sailings?needs=deficit" },
  { kind: "bounced", page: "alerts", href: "/admin/alerts?kind=notice_undelivered&state=open" },
  { kind: "alerts", page: "alerts", href: "/admin/alerts?state=open" },
] as const satisfies { kind: string; page: OfficePage; href: string }[];

export type NeedKind = (typeof kinds)[number]["kind"];
export type Need = {
  kind: NeedKind;
  href: string;
  /** Counted no further than `mostNeeds`. */
  count: number;
  /** Since when the oldest has waited; null where there is none or nobody knows. */
  oldest_at: string | null;
  /** The next deadline of any, where there are deadlines. */
  due_at: string | null;
};

export const mostNeeds = 1_000;
/** Money is for who sells and who administrates. */
const aboutMoney: NeedKind[] = ["disputes", "refunds_failed", "late_money"];

type Read = { kind: NeedKind; count: number; oldest_at: Date | null; due_at: Date | null };

/** What needs a person, of what a role may look into; kinds with nothing to do are left out. */
export async function readNeeds(sql: Executor, role: StaffRole): Promise<Need[]> {
  const seen = kinds.filter(
    ({ kind, page }) =>
      mayRead(role, page) && (role !== "port_agent" || !aboutMoney.includes(kind)),
  );
  const wanted = seen.map(({ kind }) => kind as string);
  const of = (kind: NeedKind) => sql`${wanted.includes(kind)}::boolean`;
  const most = sql`limit ${mostNeeds}`;
  const rows = await sql<Read[]>`
    select 'invariants' as kind, count(*)::int as count, min(at) as oldest_at, null::timestamptz as due_at
    from (select opened_at as at from alert where closed_at is null and kind = 'invariant' and ${of("invariants")} ${most}) x
    union all
    select 'dead_letters', count(*)::int, min(at), null
    from (select since as at from dead_letter where ${of("dead_letters")} ${most}) x
    union all
    select 'disputes', count(distinct booking_id)::int, min(at), min(due_at)
    from (select p.booking_id, d.opened_at as at, d.evidence_due_at as due_at from dispute d
      join payment p on p.id = d.payment_id where d.status = 'open' and ${of("disputes")} ${most}) x
    union all
    select 'refunds_failed', count(distinct booking_id)::int, min(at), null
    from (select booking_id, updated_at as at from refund
      where status in ('failed', 'canceled') and written_off_by is null and replaced_by is null
        and paid_by_hand is null and ${of("refunds_failed")} ${most}) x
    union all
    select 'late_money', count(distinct booking_id)::int, min(at), null
    from (select booking_id, created_at as at from refund
      where status in ('requested', 'pending') and reason in ('late_money', 'paid_twice') and ${of("late_money")} ${most}) x
    union all
    select 'operators', count(distinct booking)::int, min(at), null
    from (select left(subject, 36) as booking, opened_at as at from alert
      where closed_at is null and kind in ('operator_silent', 'operator_cancel_refused') and ${of("operators")} ${most}) x
    union all
    select 'sailing_cases', count(distinct sailing_id)::int, min(at), null
    from (select sailing_id, at from sailing_change where resolved_at is null and ${of("sailing_cases")} ${most}) x
    union all
    select 'deficits', count(distinct sailing_id)::int, null, min(departs_at)
    from (select s.id as sailing_id, s.departs_at from pool p join sailing s on s.id = p.sailing_id
      where p.wanted_capacity is not null and ${of("deficits")} ${most}) x
    union all
    select 'bounced', count(*)::int, min(at), null
    from (select a.opened_at as at from alert a
      join notice n on n.id = case when a.subject ~ '^[0-9a-f-]{36}$' then a.subject::uuid end
      join booking b on b.id = n.booking_id
      where a.closed_at is null and a.kind = 'notice_undelivered' and b.status = 'CONFIRMED' and ${of("bounced")} ${most}) x
    union all
    select 'alerts', count(*)::int, min(at), null
    from (select opened_at as at from alert where closed_at is null and ${of("alerts")} ${most}) x`;
  return seen.flatMap(({ kind, href }) => {
    const row = rows.find((one) => one.kind === kind);
    if (!row || row.count === 0) return [];
    const { count, oldest_at, due_at } = row;
    return [
      {
        kind,
        href,
        count,
        oldest_at: oldest_at?.toISOString() ?? null,
        due_at: due_at?.toISOString() ?? null,
      },
    ];
  });
}
