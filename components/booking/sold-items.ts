import type { BookingView, ItemView } from "#lib/booking/booking-view";
import { itemLabel } from "#lib/fare/item-label";
import type { Locale } from "#lib/language/locales";

/** The lines of a booking as it was sold: those that are left and those that were cancelled in part, put together again. */
export function soldItems(
  { items, cancellations }: Pick<BookingView, "items" | "cancellations">,
  locale: Locale,
): ItemView[] {
  if (cancellations.length === 0) return items;
  const sold = new Map<string, ItemView>();
  for (const item of [...items, ...cancellations.flatMap((part) => part.items)]) {
    const isRounding = item.kind === "rounding";
    const unit = isRounding ? "" : item.amount_minor / item.quantity;
    const key = isRounding ? "rounding" : `${item.leg_position} ${item.kind} ${unit}`;
    const same = sold.get(key);
    const quantity = isRounding ? 1 : (same?.quantity ?? 0) + item.quantity;
    sold.set(key, {
      ...(same ?? item),
      label: itemLabel({ kind: item.kind, quantity }, locale),
      quantity,
      amount_minor: (same?.amount_minor ?? 0) + item.amount_minor,
    });
  }
  return [...sold.values()];
}
