import type { Database } from "#db/client";
import { withDeadline } from "#db/deadline";
import { asServiceError } from "#db/transaction";
import { inProgress } from "#lib/idempotency/claim-key";
import type { BookingRows } from "./booking-rows";
import { type Written, writeBookings } from "./write-bookings";

export type Settled = Written | { outcome: "failed"; error: unknown };

const deadlineMs = 8_000;
const lockNotAvailable = "55P03";
/** The statement was ended, or its answer lost, through no fault of its own; each booking's key makes asking again safe. */
const worthAnother = new Set([
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
  "ECONNRESET",
  "EPIPE",
  "40P01", // deadlock_detected
  "57P01", // admin_shutdown
]);

/**
 * Writes bookings together, and what cannot be written together apart: what the database refuses of one,
 * or a lock that some of them wait for, harms no other. Never rejects; the answers stand in their order.
 */
export async function writeApart(
  sql: Database["sql"],
  bookings: BookingRows[],
): Promise<Settled[]> {
  try {
    return await writeOrAgain(sql, bookings);
  } catch (error) {
    const failed = (): Settled => ({ outcome: "failed", error: asServiceError(error) });
    if (isKeyInUse(error)) {
      // Which of them it is that waits, nobody says: each alone knows of itself.
      return bookings.length === 1
        ? [{ outcome: "failed", error: inProgress() }]
        : await oneByOne(sql, bookings);
    }
    if (codeOf(error) === lockNotAvailable) {
      // Who wants the very same places would wait for the very same lock.
      const groups = byPlaces(bookings);
      return groups.size === 1 ? bookings.map(failed) : await eachGroup(sql, bookings, groups);
    }
    // Away or busy for all of them alike.
    const isPassing = asServiceError(error) !== error || codeOf(error) === "service_unavailable";
    if (isPassing || bookings.length === 1) return bookings.map(failed);
    return await oneByOne(sql, bookings);
  }
}

async function writeOrAgain(sql: Database["sql"], bookings: BookingRows[]): Promise<Written[]> {
  const write = () => withDeadline(writeBookings(sql, bookings), deadlineMs);
  try {
    return await write();
  } catch (error) {
    if (!worthAnother.has(codeOf(error))) throw error;
    return await write();
  }
}

async function eachGroup(
  sql: Database["sql"],
  bookings: BookingRows[],
  groups: Map<string, BookingRows[]>,
): Promise<Settled[]> {
  const settled = new Map<BookingRows, Settled>();
  await Promise.all(
    [...groups.values()].map(async (group) => {
      const answers = await writeApart(sql, group);
      group.forEach((booking, index) => {
        settled.set(booking, answers[index] as Settled);
      });
    }),
  );
  return bookings.map((booking) => settled.get(booking) as Settled);
}

/** One of them is what the database refuses; the others keep their turns. */
async function oneByOne(sql: Database["sql"], bookings: BookingRows[]): Promise<Settled[]> {
  const settled: Settled[] = [];
  const stuck = new Map<string, Settled>();
  for (const booking of bookings) {
    const places = placesOf(booking);
    const answer = stuck.get(places) ?? ((await writeApart(sql, [booking]))[0] as Settled);
    const isBusy = answer.outcome === "failed" && codeOf(answer.error) === "service_unavailable";
    // One wait for a lock is enough for all who would wait for it.
    if (isBusy) stuck.set(places, answer);
    settled.push(answer);
  }
  return settled;
}

function byPlaces(bookings: BookingRows[]): Map<string, BookingRows[]> {
  const groups = new Map<string, BookingRows[]>();
  for (const booking of bookings) {
    const places = placesOf(booking);
    groups.set(places, [...(groups.get(places) ?? []), booking]);
  }
  return groups;
}

function placesOf({ claims }: BookingRows): string {
  return [...new Set(claims.map(({ pool_id }) => Number(pool_id)))].sort((a, b) => a - b).join();
}

/** It waited for another request under its own key, in another process, and not for places. */
function isKeyInUse(error: unknown): boolean {
  const { where } = (error ?? {}) as { where?: unknown };
  return codeOf(error) === lockNotAvailable && String(where).includes("idempotency_key");
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? "");
}
