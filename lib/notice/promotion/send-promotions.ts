import type { Sql } from "#db/client";
import type { PromotionWords } from "#db/schema/promotion";
import { config } from "#lib/config/config";
import { deliverMail } from "../deliver-mail";
import { letterHtml } from "../letter-html";
import { letterText } from "../letter-text";
import { type ResendClient, resendClient } from "../resend-client";
import { suppressionOf } from "../suppression";
import { promotionLetter } from "./promotion-letter";
import { subscriberToken } from "./subscriber-token";

/** Offers a minute: they never stand before tickets, and a complaint about the first is heard before the last is sent. */
export const perMinute = 60;
/** An outage of Resend's is waited for: an hour at most between tries, for two days. */
const longestWaitMinutes = 60;
const mostAttempts = 50;

type Due = {
  id: string;
  subscriber_id: string;
  email: string;
  language: "en" | "fr";
  words: PromotionWords | null;
  attempts: number;
};

/**
 * Sends what is due of questions and offers, 60 at most, each once under a key of its own, and with the
 * one-click way out that RFC 8058 asks for. Where Resend says "not now" the rest waits for the next
 * minute. Answers how many went out. Meant for once a minute, one at a time.
 */
export async function sendPromotions({
  sql,
  resend = resendClient(),
}: {
  sql: Sql;
  resend?: ResendClient;
}): Promise<number> {
  const { APP_URL, APP_SECRET, MAIL_FROM } = config();
  const due = await sql<Due[]>`
    select m.id, m.subscriber_id, s.email, s.language, p.words -> s.language as words, m.attempts
    from subscriber_mail m join subscriber s on s.id = m.subscriber_id
    left join promotion p on p.id = m.promotion_id
    where m.status = 'due' and m.due_at <= clock_timestamp()
      and s.stopped_at is null and (m.promotion_id is null or s.confirmed_at is not null)
    order by m.promotion_id is not null, m.due_at limit ${perMinute}`;
  let sent = 0;
  for (const mail of due) {
    const stopped = await suppressionOf(sql, APP_SECRET, mail.email);
    if (stopped) {
      await end(sql, mail.id, "dead", `address_${stopped}`);
      continue;
    }
    const token = subscriberToken(APP_SECRET, mail.subscriber_id);
    const way = `${APP_URL}/u/${token}`;
    const letter = promotionLetter(mail.language, mail.words, {
      yes: `${APP_URL}/${mail.language}/offers/${token}`,
      offer: `${APP_URL}${mail.words?.link ?? "/"}`,
      stop: `${APP_URL}/${mail.language}/offers/${token}`,
    });
    const delivery = await deliverMail(
      resend,
      {
        from: MAIL_FROM,
        to: [mail.email],
        subject: letter.subject,
        html: await letterHtml(letter),
        text: letterText(letter),
        headers: {
          "List-Unsubscribe": `<${way}>`,
          "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
        tags: [{ name: "kind", value: mail.words ? "promotion" : "subscription" }],
      },
      `promotion/${mail.id}`,
    );
    if (delivery.kind === "delayed") {
      await putOff(sql, mail, delivery.error);
      break;
    }
    const isSent = delivery.kind === "accepted";
    await end(sql, mail.id, isSent ? "sent" : "dead", isSent ? null : delivery.error);
    if (isSent) sent += 1;
  }
  return sent;
}

async function end(sql: Sql, id: string, status: "sent" | "dead", error: string | null) {
  await sql`
    update subscriber_mail set status = ${status}, error = ${error}, attempts = attempts + 1,
      sent_at = case when ${status} = 'sent' then clock_timestamp() end
    where id = ${id} and status = 'due'`;
}

async function putOff(sql: Sql, { id, attempts }: Due, error: string): Promise<void> {
  if (attempts + 1 >= mostAttempts) {
    await end(sql, id, "dead", error);
    return;
  }
  await sql`
    update subscriber_mail set attempts = attempts + 1, error = ${error},
      due_at = clock_timestamp() + make_interval(mins => ${Math.min(2 ** attempts, longestWaitMinutes)})
    where id = ${id} and status = 'due'`;
}
