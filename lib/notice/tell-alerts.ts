import type { Database } from "#db/client";
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
};

/** At most so many at once; a flood is one mail after another, not a thousand at a time. */
const limit = 20;
const deadlineMs = 5_000;

/**
 * Tells of alerts that opened and of those that are over, once each, by mail and webhook. One that was
 * over before anybody was told is not told at all. A channel that fails leaves the alert untold, for the
 * next look. Answers how many were told.
 */
export async function tellAlerts(
  { database, resend = resendClient() }: { database: Pick<Database, "sql">; resend?: ResendClient },
  recipients: AlertRecipients,
): Promise<number> {
  const { sql } = database;
  if (recipients.emails.length === 0 && !recipients.webhookUrl) return 0;
  await sql`
    update alert set told_at = clock_timestamp(), cleared_at = clock_timestamp()
    where told_at is null and closed_at is not null`;
  const rows = await sql<Row[]>`
    (select id, kind, subject, detail, opened_at, closed_at from alert
      where told_at is null order by opened_at limit ${limit})
    union all
    (select id, kind, subject, detail, opened_at, closed_at from alert
      where closed_at is not null and told_at is not null and cleared_at is null
      order by closed_at limit ${limit})`;
  let told = 0;
  for (const row of rows) {
    try {
      await tell(resend, recipients, row);
    } catch (error) {
      log().warn({ err: error, alert: row.kind }, "alerts: one could not be told");
      continue;
    }
    await (row.closed_at
      ? sql`update alert set cleared_at = clock_timestamp() where id = ${row.id}`
      : sql`update alert set told_at = clock_timestamp() where id = ${row.id}`);
    told += 1;
  }
  return told;
}

async function tell(
  resend: ResendClient,
  { emails, webhookUrl, from, appUrl }: AlertRecipients,
  { id, kind, subject, detail, opened_at, closed_at }: Row,
): Promise<void> {
  const state = closed_at ? "over" : "open";
  if (webhookUrl) {
    const body = JSON.stringify({ id, kind, subject, detail, state, opened_at, closed_at });
    const answer = await fetchGuarded(webhookUrl, {
      method: "POST",
      deadlineMs,
      mostBytes: 64 * 1024,
      // Whoever runs the shop set it; nothing else can.
      privateAddresses: "first",
      headers: { "content-type": "application/json", "idempotency-key": `alert-${id}-${state}` },
      body,
    });
    answer.body.destroy();
    if (answer.status >= 400) throw new Error(`The alerts' webhook answered ${answer.status}.`);
  }
  if (emails.length === 0) return;
  const name = `${kind.replaceAll("_", " ")}${subject ? ` (${subject})` : ""}`;
  const facts = Object.entries(detail ?? {}).map(([key, value]) => `${key}: ${value}`);
  const times = [
    `Opened: ${opened_at.toISOString()}`,
    ...(closed_at ? [`Over: ${closed_at.toISOString()}`] : []),
  ];
  const text = [name, "", ...facts, ...times, "", appUrl].join("\n");
  const mail = {
    from,
    to: emails,
    subject: `${closed_at ? "All clear" : "Alert"}: ${name}`.slice(0, 200),
    text,
    tags: [{ name: "kind", value: "alert" }],
  };
  const delivery = await deliverMail(resend, mail, `alert/${id}/${state}`);
  // A mail that can never go, for one address is wrong, must not keep the alert untold for ever.
  if (delivery.kind === "refused") log().error({ alert: kind }, "alerts: no mail can be sent");
  if (delivery.kind === "delayed") throw new Error(`The alert's mail waits: ${delivery.error}.`);
}
