import type { Database, Executor } from "#db/client";
import { fetchGuarded } from "#lib/fetch/fetch-guarded";
import { log } from "#lib/log/log";
import { deliverMail } from "./deliver-mail";
import { type ResendClient, resendClient } from "./resend-client";

export type AlertRecipients = {
  /** E-mail addresses of staff. */
  emails: string[];
  webhookUrl: string | undefined;
  from: string;
  appUrl: string;
};
type Row = {
  id: string;
  kind: string;
  subject: string;
  detail: Record<string, string | number> | null;
  opened_at: Date;
  closed_at: Date | null;
  told_at: Date | null;
  /** Channels that have told it, with what they told: `webhook:open`. */
  told_by: string[];
};

/** At most so many at once; a flood is one mail after another, not a thousand at a time. */
const limit = 20;
const deadlineMs = 5_000;

/**
 * Tells of alerts that opened and of those that are over, once each, by mail and webhook. One that was
 * over before anybody was told is not told at all. A channel that fails is tried again at the next look,
 * and the others are not. Answers how many were told by all.
 */
export async function tellAlerts(
  { database, resend = resendClient() }: { database: Pick<Database, "sql">; resend?: ResendClient },
  recipients: AlertRecipients,
): Promise<number> {
  const { sql } = database;
  if (recipients.emails.length === 0 && !recipients.webhookUrl) return 0;
  await sql`
    update alert set told_at = clock_timestamp(), cleared_at = clock_timestamp()
    where told_at is null and closed_at is not null and told_by = '{}'`;
  const rows = await sql<Row[]>`
    (select id, kind, subject, detail, opened_at, closed_at, told_at, told_by from alert
      where told_at is null order by opened_at limit ${limit})
    union all
    (select id, kind, subject, detail, opened_at, closed_at, told_at, told_by from alert
      where closed_at is not null and told_at is not null and cleared_at is null
      order by closed_at limit ${limit})`;
  let told = 0;
  for (const row of rows) {
    try {
      await tell(sql, resend, recipients, row);
    } catch (error) {
      log().warn({ err: error, alert: row.kind }, "alerts: one could not be told");
      continue;
    }
    await (row.closed_at
      ? sql`
          update alert set cleared_at = clock_timestamp(), told_at = coalesce(told_at, clock_timestamp())
          where id = ${row.id}`
      : sql`update alert set told_at = clock_timestamp() where id = ${row.id}`);
    told += 1;
  }
  return told;
}

type Told = Row & { state: "open" | "over" };

/** Each channel for itself: one that is away keeps the other neither silent nor telling it again. */
async function tell(
  sql: Executor,
  resend: ResendClient,
  { emails, webhookUrl, from, appUrl }: AlertRecipients,
  row: Row,
): Promise<void> {
  const told: Told = { ...row, state: row.closed_at ? "over" : "open" };
  const channels = {
    ...(webhookUrl ? { webhook: () => post(webhookUrl, told) } : {}),
    ...(emails.length > 0 ? { mail: () => mail(resend, { emails, from, appUrl }, told) } : {}),
  };
  const results = await Promise.allSettled(
    Object.entries(channels).map(async ([channel, send]) => {
      const by = `${channel}:${told.state}`;
      if (row.told_by.includes(by)) return;
      // Who never heard that it began need not hear that it is over.
      const heard = row.told_at !== null || row.told_by.includes(`${channel}:open`);
      if (told.state === "over" && !heard) return;
      await send();
      await sql`update alert set told_by = array_append(told_by, ${by}) where id = ${row.id}`;
    }),
  );
  const failed = results.find(({ status }) => status === "rejected");
  if (failed) throw (failed as PromiseRejectedResult).reason;
}

async function post(webhookUrl: string, told: Told): Promise<void> {
  const { id, kind, subject, detail, state, opened_at, closed_at } = told;
  const answer = await fetchGuarded(webhookUrl, {
    method: "POST",
    deadlineMs,
    mostBytes: 64 * 1024,
    // Whoever runs the shop set it; nothing else can.
    privateAddresses: "first",
    headers: { "content-type": "application/json", "idempotency-key": `alert-${id}-${state}` },
    body: JSON.stringify({ id, kind, subject, detail, state, opened_at, closed_at }),
  });
  answer.body.destroy();
  if (answer.status >= 300) throw new Error(`The alerts' webhook answered ${answer.status}.`);
}

async function mail(
  resend: ResendClient,
  { emails, from, appUrl }: Omit<AlertRecipients, "webhookUrl">,
  { id, kind, subject, detail, state, opened_at, closed_at }: Told,
): Promise<void> {
  const name = `${kind.replaceAll("_", " ")}${subject ? ` (${subject})` : ""}`;
  const facts = Object.entries(detail ?? {}).map(([key, value]) => `${key}: ${value}`);
  const times = [
    `Opened: ${opened_at.toISOString()}`,
    ...(closed_at ? [`Over: ${closed_at.toISOString()}`] : []),
  ];
  const letter = {
    from,
    to: emails,
    subject: `${state === "over" ? "All clear" : "Alert"}: ${name}`.slice(0, 200),
    text: [name, "", ...facts, ...times, "", appUrl].join("\n"),
    tags: [{ name: "kind", value: "alert" }],
  };
  const delivery = await deliverMail(resend, letter, `alert/${id}/${state}`);
  // A mail that can never go, for one address is wrong, must not keep the alert untold for ever.
  if (delivery.kind === "refused") log().error({ alert: kind }, "alerts: no mail can be sent");
  if (delivery.kind === "delayed") throw new Error(`The alert's mail waits: ${delivery.error}.`);
}
