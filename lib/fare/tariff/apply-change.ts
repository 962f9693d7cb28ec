import type { Tx } from "#db/client";
import type { Amounts } from "./check-change";
import { lockTariff } from "./lock-tariff";

/**
 * Gives a tariff the amounts of one of its planned changes, and keeps what they were before. False if it is
 * planned no more. Items that the tariff has lost since are passed over.
 */
export async function applyChange(tx: Tx, changeId: number): Promise<boolean> {
  const [planned] = await tx<{ tariff_id: number }[]>`
    select tariff_id from tariff_change where id = ${changeId}`;
  if (!planned) return false;
  const { amounts: current } = await lockTariff(tx, planned.tariff_id);
  const [change] = await tx<{ amounts: Amounts }[]>`
    select amounts from tariff_change
    where id = ${changeId} and applied_at is null and withdrawn_at is null for update`;
  if (!change) return false;
  const sold = Object.entries(change.amounts).filter(([item]) => Object.hasOwn(current, item));
  await tx`
    update tariff_item i set amount_minor = n.amount
    from unnest(${sold.map(([item]) => item)}::text[], ${sold.map(([, amount]) => amount)}::bigint[]) n(item, amount)
    where i.tariff_id = ${planned.tariff_id} and i.item = n.item`;
  const before = Object.fromEntries(sold.map(([item]) => [item, current[item] ?? 0]));
  await tx`
    update tariff_change set applied_at = clock_timestamp(), before = ${tx.json(before)}
    where id = ${changeId}`;
  return true;
}
