import type { Executor } from "#db/client";
import { isUuid } from "#lib/identity/uuid";

type About = { kind: string; subject: string; detail: Record<string, string | number> | null };

const pages: Record<string, (subject: string) => string> = {
  dead_letters: (group) => `/admin/jobs/dead-letters?group=${group}`,
  queue_long: (group) => `/admin/jobs/runs?group=${group}&status=running`,
  group_silent: () => "/admin/jobs",
  mail_failing: () => "/admin/mail",
  notices_delayed: () => "/admin/jobs/waiting",
  cache_cold: () => "/admin/caches",
  operator_sync: () => "/admin/operators",
  sailing_refused: () => "/admin/operators",
};

/** The page of the back office where what an alert is about is seen to; null where there is none. */
export async function whereOf(
  sql: Executor,
  { kind, subject, detail }: About,
): Promise<string | null> {
  const page = pages[kind]?.(subject);
  if (page) return page;
  if (kind === "notice_dead" && isUuid(subject)) return `/admin/jobs/dead-letters/${subject}`;
  const sailing = detail?.sailing_id ?? detail?.sailing;
  if (typeof sailing === "string" && isUuid(sailing)) return `/admin/sailings/${sailing}`;
  const booking = await bookingOf(sql, { kind, subject, detail });
  return booking && `/admin/bookings/${booking}`;
}

async function bookingOf(sql: Executor, { kind, subject, detail }: About): Promise<string | null> {
  const named = detail?.booking_id;
  if (typeof named === "string" && isUuid(named)) return named;
  if (kind.startsWith("operator_")) {
    const [id = ""] = subject.split(":");
    return isUuid(id) ? id : null;
  }
  if (kind === "refund_failed" && isUuid(subject)) {
    const [row] = await sql<{ booking_id: string }[]>`
      select booking_id from refund where id = ${subject}`;
    return row?.booking_id ?? null;
  }
  if (kind === "notice_undelivered" && isUuid(subject)) {
    const [row] = await sql<{ booking_id: string }[]>`
      select booking_id from notice where id = ${subject}`;
    return row?.booking_id ?? null;
  }
  if (kind.startsWith("dispute")) {
    const [row] = await sql<{ booking_id: string }[]>`
      select p.booking_id from dispute d join payment p on p.id = d.payment_id where d.id = ${subject}`;
    return row?.booking_id ?? null;
  }
  return null;
}
