import type { Tx } from "#db/client";
import { newId } from "#lib/identity/uuid";
import { writeOutbox } from "#lib/outbox/write-outbox";
import { letterToken, tokenHash } from "./letter-token";

export type LetterKind = "confirm_address" | "sign_in" | "new_password";

/** How long a letter's link works. */
const hours: Record<LetterKind, number> = { confirm_address: 48, sign_in: 0.25, new_password: 1 };

/** Promises a letter to an account's address, in the caller's transaction. What is promised anew replaces what was not used. */
export async function queueLetter(
  tx: Tx,
  to: { accountId: string; kind: LetterKind; language: string },
): Promise<void> {
  const id = newId();
  await tx`
    update account_letter set used_at = now()
    where account_id = ${to.accountId} and kind = ${to.kind} and used_at is null and sent_at is not null`;
  await tx`
    insert into account_letter (id, account_id, kind, language, token_hash, created_at, expires_at)
    values (${id}, ${to.accountId}, ${to.kind}, ${to.language}, ${tokenHash(letterToken(id))}, now(),
      now() + make_interval(secs => ${hours[to.kind] * 3_600}))`;
  await writeOutbox(tx, { event: "account/letter.due", data: { letter_id: id } });
}
