import type { Database, Executor } from "#db/client";
import type { Money } from "#lib/money/money";
import { cancelAsStaff } from "../cancel-as-staff";
import { type Cancellation, cancelBooking } from "../cancel-booking";
import type { CancelScope } from "../part/cancel-scope";
import { quotePart, type ScopedQuote } from "../part/quote-part";
import { quoteCancellation } from "../quote-cancellation";
import { type DeskStaff, requireDesk } from "./require-desk";
import { requireId } from "./require-id";

/** What is to be cancelled: all of a booking, perhaps with its fee waived, or parts of it by its conditions. */
export type DeskCancellation = { scope: CancelScope | null; waivesFee: boolean };

/**
 * What cancelling would give back and keep now. The fee is waived for all of a booking only: of a part its
 * conditions hold. Throws `forbidden`, and as quotePart.
 */
export async function quoteAtDesk(
  sql: Executor,
  staff: DeskStaff,
  bookingId: string,
  { scope, waivesFee }: DeskCancellation,
): Promise<ScopedQuote> {
  requireDesk(staff);
  requireId(bookingId);
  if (scope || !waivesFee) return await quotePart(sql, bookingId, scope, "en");
  return { ...(await quoteCancellation(sql, bookingId, { waivesFee })), scope: "whole" };
}

/**
 * Cancels what staff were quoted for. Cancelling again changes nothing. Throws `forbidden`, `not_found`,
 * `not_cancellable`, and `refund_changed` with the new quote.
 */
export async function cancelAtDesk(
  database: Pick<Database, "sql">,
  staff: DeskStaff,
  bookingId: string,
  { scope, waivesFee }: DeskCancellation,
  seen: { expectedRefund: Money; expectedFee: Money; reason: string },
): Promise<Cancellation> {
  const actor = requireDesk(staff);
  requireId(bookingId);
  if (scope) return await cancelBooking(database, actor, bookingId, { scope, ...seen });
  return await cancelAsStaff(database, actor, bookingId, { ...seen, waivesFee });
}
