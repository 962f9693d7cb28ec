import { randomInt } from "node:crypto";
import { Journal } from "../wire/journal";
import type { Collection, Store } from "../wire/store";

export interface Kept {
  operator: string;
  client_reference: string;
  reference: string;
  /** option: reserved and not yet confirmed (XML). pending: decided for yes at `decides_at`. */
  status: "option" | "pending" | "confirmed" | "cancelled";
  decides_at: number | null;
  passengers: number;
  vehicles: number;
  /** A part of it was cancelled already. */
  partly: boolean;
}

const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** Every operator's bookings, by our reference: one reference is one booking. */
export class Register {
  readonly journal: Journal;
  private readonly kept: Collection<Kept>;

  constructor(private readonly store: Store) {
    this.journal = new Journal(store, 100_000);
    this.kept = store.collection<Kept>("bookings", 200_000);
  }

  find(operator: string, clientReference: string): Kept | undefined {
    const booking = this.kept.get(`${operator} ${clientReference}`);
    if (booking?.status === "pending" && booking.decides_at && booking.decides_at <= Date.now()) {
      return this.change(booking, "confirmed", "GET");
    }
    return booking;
  }

  /** Every operator's bookings, or those under one of our references. */
  under(clientReference: string | null): Kept[] {
    return [...this.kept.values()].filter(
      (booking) => clientReference === null || booking.client_reference === clientReference,
    );
  }

  /** Makes a booking, once per reference; a second asking is noted and finds the first. */
  make(
    operator: string,
    asked: { client_reference: string; passengers: number; vehicles: number; path: string },
    status: "option" | "pending" | "confirmed",
    decidesInMs = 0,
  ): Kept {
    const known = this.find(operator, asked.client_reference);
    if (known) {
      this.note(known, "booking.asked_again", "POST", asked.path);
      this.store.commit();
      return known;
    }
    const reference = Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join("");
    const booking: Kept = {
      operator,
      client_reference: asked.client_reference,
      reference,
      status,
      decides_at: status === "pending" ? Date.now() + decidesInMs : null,
      passengers: asked.passengers,
      vehicles: asked.vehicles,
      partly: false,
    };
    this.kept.save(`${operator} ${asked.client_reference}`, booking);
    this.note(booking, `booking.${status}`, "POST", asked.path);
    this.store.commit();
    return booking;
  }

  change(booking: Kept, status: Kept["status"], method: string): Kept {
    const changed = { ...booking, status, decides_at: null };
    this.kept.save(`${booking.operator} ${booking.client_reference}`, changed);
    this.note(changed, `booking.${status}`, method, `/${booking.operator}`);
    this.store.commit();
    return changed;
  }

  amend(booking: Kept, counts: { passengers: number; vehicles: number }): void {
    const changed = { ...booking, ...counts };
    this.kept.save(`${booking.operator} ${booking.client_reference}`, changed);
    this.note(changed, "booking.amended", "POST", `/${booking.operator}`);
    this.store.commit();
  }

  cancelPart(booking: Kept): void {
    const changed = { ...booking, partly: true };
    this.kept.save(`${booking.operator} ${booking.client_reference}`, changed);
    this.note(changed, "booking.partly_cancelled", "POST", `/${booking.operator}`);
    this.store.commit();
  }

  private note(booking: Kept, effect: string, method: string, path: string): void {
    this.journal.record({
      method,
      path,
      effect,
      ids: [booking.operator, booking.client_reference, booking.reference],
      idempotency_key: booking.client_reference,
    });
  }
}
