import { createHmac } from "node:crypto";
import type { Database, Executor, Tx } from "#db/client";
import { withTransaction } from "#db/transaction";
import type { Actor } from "#lib/audit/actor";
import { recordStaffAction } from "#lib/audit/record-staff-action";
import { requireStaff } from "#lib/audit/require-staff";

export type SuppressionReason = "bounced" | "complained" | "suppressed";

/** How an address is remembered: by a keyed hash, in lower case and without blanks around it. */
function hashOf(secret: string, address: string): Buffer {
  const normal = address.trim().toLowerCase();
  return createHmac("sha256", secret).update(`mail-suppression\n${normal}`).digest();
}

/** Stops all further mail to an address: it does not exist, or whoever reads it called our mail spam. */
export async function suppress(
  tx: Tx,
  secret: string,
  address: string,
  reason: SuppressionReason,
): Promise<void> {
  await tx`
    insert into mail_suppression (address_hash, reason, at)
    values (${hashOf(secret, address)}, ${reason}, clock_timestamp())
    on conflict (address_hash) do nothing`;
}

/** Why no mail goes to an address; null if it does. */
export async function suppressionOf(
  executor: Executor,
  secret: string,
  address: string,
): Promise<SuppressionReason | null> {
  const [row] = await executor<{ reason: SuppressionReason }[]>`
    select reason from mail_suppression where address_hash = ${hashOf(secret, address)}`;
  return row?.reason ?? null;
}

/** Lets mail go to an address again, e.g. when its owner says that the mailbox was only full. For staff, with a row of their actions. False if it did already. Throws `forbidden`. */
export async function liftSuppression(
  database: Pick<Database, "sql">,
  actor: Actor,
  secret: string,
  address: string,
): Promise<boolean> {
  requireStaff(actor, "suppressions");
  const hash = hashOf(secret, address);
  return await withTransaction(database, async (tx) => {
    const [lifted] = await tx<{ reason: SuppressionReason }[]>`
      delete from mail_suppression where address_hash = ${hash} returning reason`;
    if (!lifted) return false;
    await recordStaffAction(tx, actor, {
      action: "lift_suppression",
      // The address itself is nobody's to read in the log: the beginning of its hash tells two apart.
      subject: hash.toString("hex").slice(0, 12),
      before: lifted.reason,
      after: null,
    });
    return true;
  });
}
