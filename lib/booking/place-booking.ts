import type { Database } from "#db/client";
import { withReading } from "#db/transaction";
import type { Actor } from "#lib/audit/actor";
import { assert } from "#lib/errors/assert";
import { DomainError } from "#lib/errors/domain-error";
import type { SailingOffer } from "#lib/fare/offer";
import { readOffers } from "#lib/fare/read-offers";
import type { Claim, HoldTerms } from "#lib/hold/place-hold";
import { findKey, keyMismatch } from "#lib/idempotency/find-key";
import { requestHash } from "#lib/idempotency/request-hash";
import { count } from "#lib/measure/measure";
import { transact } from "#lib/outbox/committed";
import { type ChangeTimes, changeTimes } from "#lib/port/change-times";
import { note, span } from "#lib/trace/trace";
import type { BookingRequest } from "./booking-request";
import { type BookingRows, bookingRows } from "./booking-rows";
import type { Born } from "./born-view";
import { checkRequest } from "./check-request";
import { claimsOf, noCapacity, refuseFull } from "./claims";
import { confirmFree } from "./confirm-free";
import { queueBooking } from "./placing-queue";
import { type PlannedLeg, planLegs } from "./plan-legs";
import { type Quote, quoteLegs } from "./quote-legs";
import { refuseOtherConditions } from "./refuse-other-conditions";
import { type Written, writeBookings } from "./write-bookings";

export type PlacingContext = {
  database: Pick<Database, "sql">;
  now: Date;
  documentKey: Buffer;
  hold: HoldTerms;
};
export type PlacedBooking = {
  created: boolean;
  bookingId: string;
  sailingIds: string[];
  tasks: { id: string; kind: string }[];
  /** What was written, unless it is an earlier request's booking or is settled already. */
  born: Born | null;
};

/** Seconds a refreshed price stands in a `price_changed` answer. */
const quoteSeconds = 300;
const scope = "booking";
/** Who pays at once needs no word of the hold: its mail waits, and is not sent to a booking that is settled. */
const holdNoticeDelayMs = 10_000;

/**
 * Books journeys: prices them, claims every pool on every sailing and writes the booking, in one
 * transaction or not at all. The same key and request give the same booking again, for ever.
 * Throws `invalid`, `not_bookable`, `vehicle_too_large`, `price_changed` (with the new quote),
 * `conditions_changed` (with the new ones),
 * `no_capacity` (with what remains), `idempotency_mismatch`, `in_progress`, `service_unavailable`.
 * A refusal is not remembered: the same key may try again.
 */
export async function placeBooking(
  context: PlacingContext,
  actor: Actor,
  request: BookingRequest,
  key: string,
): Promise<PlacedBooking> {
  return await span("place booking", {}, async () => {
    try {
      const placed = await placeOnce(context, actor, request, key);
      count("gangway_holds_total", { outcome: placed.created ? "placed" : "repeated" });
      note({ "gangway.booking.id": placed.bookingId });
      return placed;
    } catch (error) {
      const isRefused = error instanceof DomainError && error.code !== "service_unavailable";
      count("gangway_holds_total", { outcome: isRefused ? "refused" : "failed" });
      throw error;
    }
  });
}

async function placeOnce(
  context: PlacingContext,
  actor: Actor,
  request: BookingRequest,
  key: string,
): Promise<PlacedBooking> {
  const { database, now } = context;
  const hash = requestHash(request);
  const sailingIds = [...new Set(request.journeys.flatMap((journey) => journey.sailing_ids))];
  const [offers, times] = await Promise.all([
    readOffers(database, sailingIds, now),
    changeTimes(database.sql),
  ]);
  const claim = { scope, key, requestHash: hash };
  const plan = await orRepeated(context, claim, () => planBooking(request, offers, { now, times }));
  if ("repeated" in plan)
    return { created: false, bookingId: plan.repeated, sailingIds, tasks: [], born: null };

  const draft = { request, ...plan, hold: context.hold };
  const rows = bookingRows({
    ...draft,
    actor,
    key,
    requestHash: hash,
    noticeDueAt: new Date(now.getTime() + holdNoticeDelayMs),
    documentKey: context.documentKey,
  });
  const isFree = plan.quote.total.amount_minor === 0;
  const written = await (isFree ? writeFree(database, actor, rows) : queueBooking(database, rows));
  if (written.outcome === "mismatch") throw keyMismatch();
  if (written.outcome === "refused") {
    // The first request with this key may have taken those places a moment ago.
    const { repeated } = await orRepeated(context, claim, () => {
      throw noCapacity(plan.legs, written.short);
    });
    return { created: false, bookingId: repeated, sailingIds, tasks: [], born: null };
  }
  if (written.outcome === "unsold") {
    throw new DomainError("not_bookable", "A sailing of this journey is not on sale any more.", {
      sailings: sailingIds,
    });
  }
  // Ours, though it is known: the database committed it, and its answer was lost on the way.
  const created = written.bookingId === rows.bookingId;
  if (!created) {
    return { created, bookingId: written.bookingId, sailingIds, tasks: [], born: null };
  }
  return {
    created,
    bookingId: rows.bookingId,
    sailingIds,
    tasks: [
      { id: rows.timerTaskId, kind: "booking/held" },
      { id: rows.noticeTaskId, kind: "notice/due" },
    ],
    born:
      written.outcome === "placed" && !isFree
        ? { draft, rows, at: written.at, holdExpiresAt: written.holdExpiresAt }
        : null,
  };
}

/** What costs nothing is confirmed in the transaction that placed it. */
async function writeFree(
  database: PlacingContext["database"],
  actor: Actor,
  rows: BookingRows,
): Promise<Written> {
  const settled = await transact(database, async (tx) => {
    const [written] = await writeBookings(tx, [rows]);
    assert(written, "a booking has an answer");
    if (written.outcome === "placed") await confirmFree(tx, actor, rows.bookingId);
    return written;
  });
  if (settled.outcome === "placed") count("gangway_bookings_confirmed_total", {});
  return settled;
}

type Plan = { legs: PlannedLeg[]; quote: Quote; claims: Claim[] };

/** Everything about a request that can be refused without asking for a lock. */
function planBooking(
  request: BookingRequest,
  offers: Map<string, SailingOffer>,
  { now, times }: { now: Date; times: ChangeTimes },
): Plan {
  const legs = planLegs(request, offers, { now, times });
  checkRequest(request, legs);
  const quote = quoteLegs(request, legs);
  refuseOtherPrice(request, quote, now);
  refuseOtherConditions(request, legs);
  const claims = claimsOf(request, legs);
  refuseFull(legs, claims);
  return { legs, quote, claims };
}

/**
 * A refusal may only mean that the first request with this key took the last places, or that the price
 * moved, between our two readings: then that request's booking is the answer.
 */
async function orRepeated<T>(
  { database }: PlacingContext,
  claim: { scope: string; key: string; requestHash: Buffer },
  plan: () => T,
): Promise<T | { repeated: string }> {
  try {
    return plan();
  } catch (refusal) {
    const known = await withReading(findKey(database.sql, claim));
    if (known) return { repeated: known.bookingId };
    throw refusal;
  }
}

function refuseOtherPrice(request: BookingRequest, quote: Quote, now: Date): void {
  const expected = request.expected_total;
  const { total } = quote;
  if (expected.amount_minor === total.amount_minor && expected.currency === total.currency) return;
  throw new DomainError("price_changed", "The price is not the one you saw.", {
    quote: {
      total,
      items: quote.items,
      expires_at: new Date(now.getTime() + quoteSeconds * 1_000).toISOString(),
    },
  });
}
