import type { Executor } from "#db/client";
import { closeAlert } from "#lib/alert/close-alert";
import { openAlert } from "#lib/alert/open-alert";
import { isStripeAway } from "#lib/payment/stripe-trouble";
import { incidentOf, publicKinds } from "./incident";
import { ownParts, type Part, type State, worse } from "./part";

/** How long days are kept that the page shows 90 of. */
const keptDays = 100;
/** A minute is counted once, whichever process looks, and a look may come a little early. */
const leastSeconds = 50;
/** An outage that is shorter is nobody's incident. */
const leastOutageMs = 60_000;

/** Each process knows of Stripe what it met itself: who met nothing lately says nothing against one that did. */
const unseenSeconds = 120;

/** What a process knows of the time when it could not write anything down; milliseconds. */
export type Outage = { beganAgoMs: number };

/**
 * Looks at each part of the service as travellers meet it and counts the minute to its day, once a minute over
 * all processes; `outage` is the time before, when the database was away. Opens and closes the alert of Stripe's
 * being away as this process meets it.
 */
export async function takeSample(executor: Executor, outage: Outage | null = null): Promise<void> {
  if (outage) await countOutage(executor, outage);
  const payments = { kind: "payments_away", subject: "" };
  if (isStripeAway(performance.now())) await openAlert(executor, payments);
  else await closeAlert(executor, { ...payments, unseenSeconds });
  const states = [...(await statesNow(executor))];
  await executor`
    insert into status_day (part, day, well, troubled, down, state, seen_at)
    select s.part, (now() at time zone 'utc')::date, (s.state = 'well')::int, (s.state = 'troubled')::int,
      (s.state = 'down')::int, s.state, now()
    from unnest(${states.map(([part]) => part)}::text[], ${states.map(([, state]) => state)}::text[]) s(part, state)
    on conflict (part, day) do update set well = status_day.well + excluded.well,
      troubled = status_day.troubled + excluded.troubled, down = status_day.down + excluded.down,
      state = excluded.state, seen_at = excluded.seen_at
    where status_day.seen_at < now() - make_interval(secs => ${leastSeconds})`;
  await executor`
    delete from status_day where day < (now() at time zone 'utc')::date - ${keptDays}::int`;
}

/** How each part is now, by the alerts that are open. */
export async function statesNow(executor: Executor): Promise<Map<Part, State>> {
  const [operators, alerts] = await Promise.all([
    executor<{ code: string }[]>`
      select o.code from operator o
      where exists (select 1 from operator_link l where l.operator_code = o.code)`,
    executor<{ kind: string; subject: string }[]>`
      select kind, subject from alert where closed_at is null and kind = any (${[...publicKinds]}::text[])`,
  ]);
  const parts: Part[] = [...ownParts, ...operators.map(({ code }): Part => `operator:${code}`)];
  const states = new Map<Part, State>(parts.map((part) => [part, "well"]));
  for (const alert of alerts) {
    const incident = incidentOf(alert);
    const known = incident && states.get(incident.part);
    if (incident && known) states.set(incident.part, worse(known, incident.state));
  }
  return states;
}

/** Without the database nothing could be found, booked or paid, and mails waited. */
const inOutage = { search: "down", booking: "down", payments: "down", mail: "troubled" } as const;

/**
 * Counts the minutes when the database was away, and tells of them as of an incident that is over. Other
 * processes met the same outage: whoever comes first counts it.
 */
async function countOutage(executor: Executor, { beganAgoMs }: Outage): Promise<void> {
  if (beganAgoMs < leastOutageMs) return;
  const minutes = Math.round(beganAgoMs / 60_000);
  const counted = await executor`
    insert into status_day (part, day, troubled, down, state, seen_at)
    select s.part, (now() at time zone 'utc')::date, case s.state when 'troubled' then ${minutes}::int else 0 end,
      case s.state when 'down' then ${minutes}::int else 0 end, s.state, now() - interval '1 minute'
    from unnest(${Object.keys(inOutage)}::text[], ${Object.values(inOutage)}::text[]) s(part, state)
    on conflict (part, day) do update set troubled = status_day.troubled + excluded.troubled,
      down = status_day.down + excluded.down, state = excluded.state, seen_at = excluded.seen_at
    where status_day.seen_at <= now() - make_interval(secs => ${beganAgoMs / 1_000})
    returning 1`;
  if (counted.length === 0) return;
  await executor`
    insert into alert (kind, subject, opened_at, seen_at, closed_at, told_at, cleared_at)
    select 'database_away', '', t.at, now(), now(), now(), now()
    from (select now() - make_interval(secs => ${beganAgoMs / 1_000}) as at) t`;
}
