import type { Executor } from "#db/client";
import { type AuditRow, auditEntry, whoOf } from "./audit-words";
import type { TimelineEntry } from "./entry";

/** Lines of each kind at most, the newest: nobody reads more of one booking. */
const most = 300;

type Attempt = {
  id: number;
  at: Date;
  outcome: string;
  why: string | null;
  card_brand: string | null;
  card_last4: string | null;
};
type Notice = {
  id: string;
  kind: string;
  status: string;
  is_copy: boolean;
  created_at: Date;
  due_at: Date;
  sent_at: Date | null;
  attempts: number;
  error: string | null;
  undelivered: string | null;
  undelivered_at: Date | null;
};
type Call = {
  id: number;
  at: Date;
  operator_code: string;
  leg_position: number | null;
  verb: string;
  outcome: string;
  ms: number;
};
type Note = { id: string; at: Date; text: string; name: string | null };
type Boarded = {
  id: number;
  at: Date;
  stage: string;
  passenger: string;
  device_name: string;
  name: string | null;
  undone_at: Date | null;
  undo_reason: string | null;
  undone_name: string | null;
};

/**
 * All that happened to a booking, the newest first: what its audit says, what the card's bank, the mails, the
 * operators and the gangway said, and what staff wrote about it.
 */
export async function readTimeline(sql: Executor, bookingId: string): Promise<TimelineEntry[]> {
  const [audits, attempts, notices, calls, notes, boarded] = await Promise.all([
    sql<AuditRow[]>`
      select a.sequence, a.at, a.actor, c.name as staff_name, a.subject, a.from_status, a.to_status, a.detail
      from audit a left join account c on a.actor = 'staff' and c.id::text = a.actor_id
      where a.booking_id = ${bookingId} and a.subject not like 'note:%' order by a.sequence desc limit ${most}`,
    sql<Attempt[]>`
      select a.id, a.at, a.outcome, coalesce(a.decline_code, a.code) as why, a.card_brand, a.card_last4
      from payment p join payment_attempt a on a.payment_id = p.id
      where p.booking_id = ${bookingId} order by a.id desc limit ${most}`,
    sql<Notice[]>`
      select n.id, n.kind, n.status, n.copy_of is not null as is_copy, n.created_at, n.due_at, n.sent_at, n.attempts, n.error,
        u.detail ->> 'outcome' as undelivered, u.opened_at as undelivered_at
      from (
        -- Originals and copies have an index each.
        select * from notice where booking_id = ${bookingId} and copy_of is null
        union all
        select * from notice where booking_id = ${bookingId} and copy_of is not null
      ) n
      left join lateral (
        select detail, opened_at from alert where kind = 'notice_undelivered' and subject = n.id::text
          and closed_at is null limit 1) u on true
      order by n.created_at desc limit ${most}`,
    sql<Call[]>`
      select id, at, operator_code, leg_position, verb, outcome, ms
      from operator_call where booking_id = ${bookingId} order by at desc limit ${most}`,
    sql<Note[]>`
      select n.id, n.at, n.text, c.name from booking_note n left join account c on c.id::text = n.staff_id
      where n.booking_id = ${bookingId} order by n.at desc limit ${most}`,
    sql<Boarded[]>`
      -- Who was moved away and back has two legs on one sailing.
      with legs as (select distinct sailing_id, booking_id from booking_leg where booking_id = ${bookingId})
      select i.id, i.at, i.stage, p.first_name || ' ' || p.last_name as passenger, s.device_name, c.name,
        i.undone_at, i.undo_reason, u.name as undone_name
      from (
        select i.* from legs l join check_in i
          on i.sailing_id = l.sailing_id and i.booking_id = l.booking_id and i.undone_at is null
        union all
        select i.* from legs l join check_in i
          on i.sailing_id = l.sailing_id and i.booking_id = l.booking_id and i.undone_at is not null
      ) i
      join check_in_scan s on s.id = i.scan_id
      join booking_passenger p on p.booking_id = i.booking_id and p.position = i.passenger
      left join account c on c.id::text = s.actor_id left join account u on u.id::text = i.undone_by
      order by i.id desc limit ${most}`,
  ]);
  const entries = [
    ...audits.map(auditEntry),
    ...attempts.map(attemptEntry),
    ...notices.flatMap(noticeEntries),
    ...calls.map(callEntry),
    ...notes.map(noteEntry),
    ...boarded.flatMap(boardedEntries),
  ];
  return entries.sort((one, other) =>
    one.at < other.at ? 1 : one.at > other.at ? -1 : after(one, other),
  );
}

/** Of what happened at once, the higher audit number is the later. */
function after(one: TimelineEntry, other: TimelineEntry): number {
  const number = ({ id }: TimelineEntry) => Number(/^audit-(\d+)$/.exec(id)?.[1] ?? 0);
  return number(other) - number(one) || (one.id < other.id ? 1 : -1);
}

function attemptEntry(row: Attempt): TimelineEntry {
  const isGood = row.outcome === "succeeded";
  const card = row.card_brand ? `${row.card_brand} •••• ${row.card_last4}` : null;
  return {
    id: `attempt-${row.id}`,
    at: row.at.toISOString(),
    kind: "money",
    what: isGood ? "Card charged" : `Card ${row.outcome}`,
    detail: isGood ? card : (row.why?.replaceAll("_", " ") ?? null),
    who: "Stripe",
    tone: isGood ? "good" : "bad",
  };
}

function noticeEntries(row: Notice): TimelineEntry[] {
  const about = `Mail “${row.kind.replaceAll("_", " ")}”${row.is_copy ? ", a copy," : ""}`;
  const line = (
    state: string,
    at: Date,
    what: string,
    tone: TimelineEntry["tone"],
    detail: string | null = null,
  ): TimelineEntry => ({
    id: `mail-${row.id}-${state}`,
    at: at.toISOString(),
    kind: "mail",
    what,
    detail,
    who: "Gangway",
    tone,
  });
  const tries = row.attempts > 1 ? `after ${row.attempts} attempts` : null;
  const lines = [];
  if (row.sent_at)
    lines.push(line("sent", row.sent_at, `${about} taken by the mail service`, "good", tries));
  else if (row.error === "moot") return [];
  else if (row.status === "dead") {
    lines.push(
      line(
        "dead",
        row.due_at,
        `${about} given up`,
        "bad",
        [row.error, tries].filter(Boolean).join(", ") || null,
      ),
    );
  } else {
    const late =
      row.attempts > 0
        ? `tried ${row.attempts} times, again at ${row.due_at.toISOString().slice(11, 16)} UTC`
        : null;
    lines.push(line("due", row.created_at, `${about} waits to be sent`, "wait", late));
  }
  if (row.undelivered && row.undelivered_at) {
    lines.push(
      line(
        "lost",
        row.undelivered_at,
        `${about} did not arrive`,
        "bad",
        row.undelivered.replaceAll("_", " "),
      ),
    );
  }
  return lines;
}

function callEntry(row: Call): TimelineEntry {
  const isGood = ["confirmed", "cancelled", "amended", "found"].includes(row.outcome);
  const leg = row.leg_position === null ? "" : `, leg ${row.leg_position + 1}`;
  return {
    id: `call-${row.id}`,
    at: row.at.toISOString(),
    kind: "operator",
    what: `${row.operator_code} called to ${row.verb}${leg}`,
    detail: `${row.outcome.replaceAll("_", " ")} in ${row.ms.toLocaleString("en")} ms`,
    who: "Gangway",
    tone: isGood ? "good" : "wait",
  };
}

function noteEntry(row: Note): TimelineEntry {
  return {
    id: `note-${row.id}`,
    at: row.at.toISOString(),
    kind: "note",
    what: "Note",
    detail: row.text,
    who: whoOf("staff", row.name),
    tone: "plain",
  };
}

function boardedEntries(row: Boarded): TimelineEntry[] {
  const step = row.stage === "boarded" ? "went aboard" : "checked in";
  const entry: TimelineEntry = {
    id: `gate-${row.id}`,
    at: row.at.toISOString(),
    kind: "boarding",
    what: `${row.passenger} ${step}`,
    detail: row.device_name || null,
    who: whoOf("staff", row.name),
    tone: "good",
  };
  if (!row.undone_at) return [entry];
  return [
    entry,
    {
      ...entry,
      id: `gate-${row.id}-undone`,
      at: row.undone_at.toISOString(),
      what: `${row.passenger} was taken back: not ${step}`,
      detail: row.undo_reason,
      who: whoOf("staff", row.undone_name),
      tone: "wait",
    },
  ];
}
