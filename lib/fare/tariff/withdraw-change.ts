import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { recordStaffAction } from "#lib/audit/record-staff-action";
import { requireStaff } from "#lib/audit/require-staff";
import { lockTariff } from "./lock-tariff";

/** Takes back a change that is planned. For staff. False if it is applied or withdrawn already. Throws `forbidden`, `not_found` for a tariff that isn't there. */
export async function withdrawChange(
  tx: Tx,
  actor: Actor,
  tariffId: number,
  version: number,
): Promise<boolean> {
  requireStaff(actor, "tariffs");
  await lockTariff(tx, tariffId);
  const gone = await tx`
    update tariff_change set withdrawn_at = clock_timestamp(), withdrawn_by = ${actor.id}
    where tariff_id = ${tariffId} and version = ${version} and applied_at is null and withdrawn_at is null
    returning 1`;
  if (gone.length === 0) return false;
  await recordStaffAction(tx, actor, {
    action: "withdraw_tariff_change",
    subject: String(tariffId),
    before: "planned",
    after: null,
    detail: { version },
  });
  return true;
}
