import type { Tx } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";
import type { Amounts } from "./check-change";

/** Locks a tariff until the transaction's end and reads its amounts, so that changes take turns. Throws `not_found`. */
export async function lockTariff(
  tx: Tx,
  tariffId: number,
): Promise<{ currency: string; amounts: Amounts }> {
  const [tariff] = await tx<{ currency: string }[]>`
    select currency from tariff where id = ${tariffId} for update`;
  if (!tariff) throw new DomainError("not_found", "There is no such tariff.");
  const items = await tx<{ item: string; amount_minor: number }[]>`
    select item, amount_minor from tariff_item where tariff_id = ${tariffId} order by item`;
  return {
    currency: tariff.currency.trim(),
    amounts: Object.fromEntries(
      items.map(({ item, amount_minor }) => [item, Number(amount_minor)]),
    ),
  };
}
