import { expect } from "@playwright/test";
import { ourDatabase } from "../support/books/our-database";
import type { Held } from "../support/held-booking";

/** Waits until the booking's places are no longer held. */
export async function untilHoldEnds({ id }: Held): Promise<void> {
  const status = async () => {
    const [hold] = await ourDatabase()<{ status: string }[]>`
      select status from hold where booking_id = ${id} order by created_at desc limit 1`;
    return hold?.status;
  };
  await expect.poll(status, { message: "the hold ends", timeout: 25_000 }).toBe("expired");
}

/** Leaves a sailing with exactly so many free passenger places, as a smaller vessel would. */
export async function leavePlaces(sailingId: string, places: number): Promise<void> {
  await ourDatabase()`
    update pool set capacity = held + sold + ${places}
    where sailing_id = ${sailingId} and kind = 'passengers'`;
}
