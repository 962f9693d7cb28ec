import type { Sql } from "#db/client";
import { letterToken } from "#lib/account/letter-token";
import type { LetterKind } from "#lib/account/queue-letter";
import { config } from "#lib/config/config";
import { DomainError } from "#lib/errors/domain-error";
import { isUuid } from "#lib/identity/uuid";
import { type Language, languageOf } from "#lib/ticket/language";
import { deliverMail } from "./deliver-mail";
import type { Letter } from "./letter";
import { letterHtml } from "./letter-html";
import { letterText } from "./letter-text";
import { NoticeDelayed } from "./notice-delayed";
import { type ResendClient, resendClient } from "./resend-client";
import { suppressionOf } from "./suppression";
import { translate } from "./translate";

type Row = { kind: LetterKind; language: string; email: string; over: boolean };

/**
 * Sends a letter with a link of an account, once: it is marked, and Resend knows it by its key. A link that
 * was used, replaced or is too old is not sent. Throws NoticeDelayed when another try may succeed, and
 * `not_found` if there is no such letter.
 */
export async function sendAccountLetter(
  { sql, resend = resendClient() }: { sql: Sql; resend?: ResendClient },
  letterId: string,
): Promise<"sent" | "ended_before" | "moot" | "dead"> {
  const [row] = isUuid(letterId)
    ? await sql<(Row & { sent: boolean })[]>`
        select l.kind, l.language, a.email, l.sent_at is not null as sent,
          l.used_at is not null or l.expires_at <= now() as over
        from account_letter l join account a on a.id = l.account_id where l.id = ${letterId}`
    : [];
  if (!row) throw new DomainError("not_found", "There is no such letter.");
  if (row.sent) return "ended_before";
  if (row.over) return "moot";
  if (await suppressionOf(sql, config().APP_SECRET, row.email)) return "dead";
  const letter = writeAccountLetter(row.kind, languageOf(row.language), accountLink(letterId, row));
  const mail = {
    from: config().MAIL_FROM,
    to: [row.email],
    subject: letter.subject,
    html: await letterHtml(letter),
    text: letterText(letter),
    tags: [{ name: "kind", value: row.kind }],
  };
  const delivery = await deliverMail(resend, mail, `account-letter/${letterId}`);
  if (delivery.kind === "delayed") {
    throw new NoticeDelayed(letterId, delivery.error, delivery.retryAfterSeconds);
  }
  if (delivery.kind === "refused") return "dead";
  await sql`update account_letter set sent_at = clock_timestamp() where id = ${letterId}`;
  return "sent";
}

/** The page that uses the link when its reader says so. What follows # stays in the browser: no log has it. */
function accountLink(letterId: string, { kind, language }: Row): string {
  const path = `/${languageOf(language)}/account/letter#${kind}.${letterToken(letterId)}`;
  return new URL(path, config().APP_URL).href;
}

/** Writes an account's letter. */
export function writeAccountLetter(kind: LetterKind, language: Language, link: string): Letter {
  const t = translate(language);
  return {
    language,
    subject: t(`account.${kind}.subject`),
    preheader: t(`account.${kind}.preheader`),
    heading: t(`account.${kind}.heading`),
    lead: [t(`account.${kind}.lead`)],
    reference: null,
    action: { label: t(`account.${kind}.action`), url: link },
    qr: null,
    blocks: [],
    footer: [t(`account.${kind}.until`), t("account.why")],
  };
}
