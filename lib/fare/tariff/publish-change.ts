import type { Tx } from "#db/client";
import type { Actor } from "#lib/audit/actor";
import { recordStaffAction } from "#lib/audit/record-staff-action";
import { requireStaff } from "#lib/audit/require-staff";
import { DomainError } from "#lib/errors/domain-error";
import { applyChange } from "./apply-change";
import { type Amounts, checkAmounts, unusualIn } from "./check-change";
import { lockTariff } from "./lock-tariff";

export type TariffDraft = {
  tariffId: number;
  /** What is to change; the rest stays. */
  amounts: Amounts;
  /** Absent or past: at once. */
  effectiveAt?: Date | undefined;
  /** Somebody has looked at what is unusual about it. */
  isSure: boolean;
};

/**
 * Publishes new amounts of a tariff as its next version, and answers which, and whether they hold already:
 * at once, or from an instant on, within a minute of it. What is sold and quoted keeps its price. For staff,
 * and for changeTariff, which forgets searches after the commit. Throws `forbidden`, `not_found`, `invalid`,
 * the latter also for what is unusual as long as nobody is sure.
 */
export async function publishChange(
  tx: Tx,
  actor: Actor,
  draft: TariffDraft,
): Promise<{ version: number; isApplied: boolean }> {
  requireStaff(actor, "tariffs");
  const { currency, amounts: current } = await lockTariff(tx, draft.tariffId);
  checkAmounts(current, draft.amounts, currency);
  const unusual = unusualIn(current, draft.amounts);
  if (unusual.length > 0 && !draft.isSure) {
    throw new DomainError(
      "invalid",
      "Some of these prices change a lot: say that they are meant.",
      {
        errors: [{ path: "is_sure", message: "Say that it is meant." }],
        unusual,
      },
    );
  }
  const [row] = await tx<{ id: number; version: number; is_due: boolean }[]>`
    insert into tariff_change (tariff_id, version, effective_at, amounts, published_by, published_at)
    select ${draft.tariffId}, coalesce(max(version), 0) + 1,
      greatest(${draft.effectiveAt ?? null}::timestamptz, clock_timestamp()),
      ${tx.json(draft.amounts)}, ${actor.id}, clock_timestamp()
    from tariff_change where tariff_id = ${draft.tariffId}
    returning id, version, effective_at <= clock_timestamp() as is_due`;
  const made = row as { id: number; version: number; is_due: boolean };
  await recordStaffAction(tx, actor, {
    action: "change_tariff",
    subject: String(draft.tariffId),
    before: textOf(current, draft.amounts),
    after: textOf(draft.amounts, draft.amounts),
    detail: { version: made.version, planned: !made.is_due },
  });
  if (made.is_due) await applyChange(tx, made.id);
  return { version: made.version, isApplied: made.is_due };
}

/** "adult 6000, child 3000": the items that are changed, as they are in one list. */
function textOf(list: Amounts, changed: Amounts): string {
  return Object.keys(changed)
    .map((item) => `${item} ${list[item] ?? 0}`)
    .join(", ");
}
