import type { Tx } from "#db/client";
import { DomainError } from "#lib/errors/domain-error";

export type LockedBooking = {
  status: string;
  holdId: string | null;
  holdStatus: string | null;
  /** The newest hold is open, is not pinned, and its end has passed by the database's clock. */
  holdExpired: boolean;
  paymentId: string;
  paymentStatus: string;
  at: Date;
};

type Row = {
  status: string;
  hold_id: string | null;
  hold_status: string | null;
  hold_expired: boolean | null;
  payment_id: string;
  payment_status: string;
  at: Date;
};

/**
 * Locks a booking and what belongs to it in the order of the house (pools by id, holds, booking,
 * payment) and says how it stands. Everything that changes a booking begins here. Throws `not_found`.
 */
export async function lockBooking(tx: Tx, bookingId: string): Promise<LockedBooking> {
  const [row] = await tx<Row[]>`select * from lock_booking(${bookingId})`;
  if (!row) throw new DomainError("not_found", "There is no such booking.");
  return {
    status: row.status,
    holdId: row.hold_id,
    holdStatus: row.hold_status,
    holdExpired: row.hold_expired === true,
    paymentId: row.payment_id,
    paymentStatus: row.payment_status,
    at: row.at,
  };
}
