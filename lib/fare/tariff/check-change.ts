import { DomainError, type FieldError } from "#lib/errors/domain-error";
import { decimalsOf, shownDecimalsOf } from "#lib/money/money";

/** Minor units by item: adult, child, vehicle, cabin:{kind}, … */
export type Amounts = Record<string, number>;
export type Unusual = { item: string; before: number; after: number };

/** No crossing's item costs more, in minor units. */
const most = 1_000_000_00;

/**
 * Refuses amounts that a tariff cannot have: of an item it doesn't sell, below nothing, or with a digit its
 * currency doesn't show (Stripe wants TND's last digit 0). Throws `invalid` with a message for each.
 */
export function checkAmounts(current: Amounts, wanted: Amounts, currency: string): void {
  const errors: FieldError[] = [];
  const step = 10 ** (decimalsOf(currency) - shownDecimalsOf(currency));
  for (const [item, amount] of Object.entries(wanted)) {
    const path = `amounts.${item}`;
    if (!Object.hasOwn(current, item))
      errors.push({ path, message: "It is not sold by this tariff." });
    else if (!Number.isSafeInteger(amount) || amount < 0 || amount > most) {
      errors.push({ path, message: "Minor units of the currency, from 0 on." });
    } else if (amount % step !== 0) {
      errors.push({ path, message: `Amounts in ${currency} end with 0.` });
    }
  }
  if (Object.keys(wanted).length === 0) {
    errors.push({ path: "amounts", message: "Nothing is changed." });
  }
  if (errors.length > 0) throw new DomainError("invalid", "This is no price list.", { errors });
}

/** What of a change looks like a slip of the hand: free now, or more than half as much again, or less than half. */
export function unusualIn(current: Amounts, wanted: Amounts): Unusual[] {
  return Object.entries(wanted).flatMap(([item, after]) => {
    const before = current[item] ?? 0;
    const isUnusual =
      before !== after && (after === 0 || after > before * 1.5 || after < before / 2);
    return isUnusual ? [{ item, before, after }] : [];
  });
}
