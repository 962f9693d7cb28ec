import type { Database } from "#db/client";
import type { PromotionWords } from "#db/schema/promotion";
import { withTransaction } from "#db/transaction";
import type { Actor } from "#lib/audit/actor";
import { recordStaffAction } from "#lib/audit/record-staff-action";
import { requireStaff } from "#lib/audit/require-staff";
import { DomainError } from "#lib/errors/domain-error";
import { newId } from "#lib/identity/uuid";

const longest = { subject: 120, heading: 160, line: 1_000, lines: 12 };

/**
 * Promises an offer to everybody who said yes to offers, a mail each and once: they go out at a rate, and
 * who stops meanwhile gets none. `link` is a path of ours. For staff. Answers the offer's id and how many
 * mails it is. Throws `forbidden`, `invalid`.
 */
export async function publishPromotion(
  database: Pick<Database, "sql">,
  actor: Actor,
  words: Record<"en" | "fr", PromotionWords>,
): Promise<{ promotionId: string; mails: number }> {
  requireStaff(actor, "offers");
  for (const language of ["en", "fr"] as const) check(language, words[language]);
  const promotionId = newId();
  return await withTransaction(database, async (tx) => {
    await tx`
      insert into promotion (id, words, published_by, at)
      values (${promotionId}, ${tx.json(words)}, ${actor.id}, clock_timestamp())`;
    const mails = await tx`
      insert into subscriber_mail (id, subscriber_id, promotion_id, due_at)
      select gen_random_uuid(), id, ${promotionId}, clock_timestamp() from subscriber
      where confirmed_at is not null and stopped_at is null
      on conflict do nothing returning 1`;
    await recordStaffAction(tx, actor, {
      action: "publish_promotion",
      subject: promotionId,
      detail: { mails: mails.length },
    });
    return { promotionId, mails: mails.length };
  });
}

function check(language: string, { subject, heading, lead, link }: PromotionWords): void {
  const isLine = (text: string, most: number) =>
    text.trim().length > 0 && text.length <= most && !/\p{Cc}/u.test(text);
  const wrong =
    (!isLine(subject, longest.subject) && "subject") ||
    (!isLine(heading, longest.heading) && "heading") ||
    ((lead.length === 0 ||
      lead.length > longest.lines ||
      lead.some((line) => !isLine(line, longest.line))) &&
      "lead") ||
    (!/^\/(?![/\\])[\x21-\x7E]{0,500}$/.test(link) && "link");
  if (!wrong) return;
  throw new DomainError("invalid", "This offer cannot be sent as it is.", {
    errors: [{ path: `${language}.${wrong}`, message: "Missing, too long, or not a line." }],
  });
}
