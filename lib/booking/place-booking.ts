import type { Database, Tx } from "#db/client";
import { withReading } from "#db/transaction";
import type { Actor } from "#lib/audit/actor";
import { recordChange } from "#lib/audit/record-change";
import { DomainError } from "#lib/errors/domain-error";
import { loadOffers } from "#lib/fare/load-offers";
import type { SailingOffer } from "#lib/fare/offer";
import { type Claim, type HoldTerms, placeHold } from "#lib/hold/place-hold";
import { claimKey } from "#lib/idempotency/claim-key";
import { findKey } from "#lib/idempotency/find-key";
import { requestHash } from "#lib/idempotency/request-hash";
import { newReference } from "#lib/identity/reference";
import { newId } from "#lib/identity/uuid";
import { queueNotice } from "#lib/notice/queue-notice";
import { transact } from "#lib/outbox/committed";
import { writeOutbox } from "#lib/outbox/write-outbox";
import type { BookingRequest } from "./booking-request";
import { checkRequest } from "./check-request";
import { claimsOf, noCapacity, refuseFull } from "./claims";
import { confirmFree } from "./confirm-free";
import { insertBooking } from "./insert-booking";
import { type PlannedLeg, planLegs } from "./plan-legs";
import { type Quote, quoteLegs } from "./quote-legs";

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
 * `no_capacity` (with what remains), `idempotency_mismatch`, `in_progress`, `service_unavailable`.
 * A refusal is not remembered: the same key may try again.
 */
export async function placeBooking(
  context: PlacingContext,
  actor: Actor,
  request: BookingRequest,
  key: string,
): Promise<PlacedBooking> {
  const { database, now } = context;
  const hash = requestHash(request);
  const sailingIds = [...new Set(request.journeys.flatMap((journey) => journey.sailing_ids))];
  // The key first: a repetition is answered even when the price or the places have changed since.
  const [known, offers] = await withReading(
    Promise.all([
      findKey(database.sql, { scope, key, requestHash: hash }),
      loadOffers(database.sql, sailingIds),
    ]),
  );
  if (known) return { created: false, bookingId: known.bookingId, sailingIds, tasks: [] };

  const plan = await orRepeated(context, { scope, key, requestHash: hash }, () =>
    planBooking(request, offers, now),
  );
  if ("repeated" in plan)
    return { created: false, bookingId: plan.repeated, sailingIds, tasks: [] };
  const { legs, quote, claims } = plan;

  const bookingId = newId();
  return await transact(database, async (tx) => {
    const earlier = await claimKey(tx, { scope, key, requestHash: hash, bookingId });
    if (earlier) return { created: false, bookingId: earlier.bookingId, sailingIds, tasks: [] };
    const booking = {
      id: bookingId,
      reference: newReference(),
      paymentId: newId(),
      request,
      legs,
      quote,
      documentKey: context.documentKey,
    };
    // Written before the pools are locked, so that a crowd waits for the shortest time there can be.
    // Everything but the places first, in one pipeline: the pools are locked last, because in a crowd for
    // one sailing everybody waits for as long as somebody else holds them.
    const inserted = Promise.all(insertBooking(tx, booking));
    const following = follow(tx, actor, bookingId, request.contact.language, now);
    const [, tasks] = await Promise.all([inserted, following]);
    const placed = await placeHold(tx, bookingId, claims, context.hold);
    if (!placed.placed) throw noCapacity(legs, placed.short);
    if (quote.total.amount_minor === 0) await confirmFree(tx, actor, bookingId);
    return { created: true, bookingId, sailingIds, tasks };
  });
}

type Plan = { legs: PlannedLeg[]; quote: Quote; claims: Claim[] };

/** Everything about a request that can be refused without asking for a lock. */
function planBooking(request: BookingRequest, offers: Map<string, SailingOffer>, now: Date): Plan {
  const legs = planLegs(request, offers, now);
  checkRequest(request, legs);
  const quote = quoteLegs(request, legs);
  refuseOtherPrice(request, quote, now);
  const claims = claimsOf(request, legs);
  refuseFull(legs, claims);
  return { legs, quote, claims };
}

/**
 * A refusal may only mean that the first request with this key took the last places, or that the price
 * moved, between our two readings: then that request's booking is the answer.
 */
async function orRepeated(
  { database }: PlacingContext,
  claim: { scope: string; key: string; requestHash: Buffer },
  plan: () => Plan,
): Promise<Plan | { repeated: string }> {
  try {
    return plan();
  } catch (refusal) {
    const known = await withReading(findKey(database.sql, claim));
    if (known) return { repeated: known.bookingId };
    throw refusal;
  }
}

/** What is written beside a new booking: its first audit row, the timer that ends its hold, its mail. */
async function follow(
  tx: Tx,
  actor: Actor,
  bookingId: string,
  language: string,
  now: Date,
): Promise<{ id: string; kind: string }[]> {
  const dueAt = new Date(now.getTime() + holdNoticeDelayMs);
  const [, timer, notice] = await Promise.all([
    recordChange(tx, actor, { bookingId, subject: "booking", from: null, to: "PENDING" }),
    writeOutbox(tx, { event: "booking/held", data: { booking_id: bookingId }, bookingId }),
    queueNotice(tx, { bookingId, kind: "hold", language, dueAt }),
  ]);
  return [
    { id: timer, kind: "booking/held" },
    ...(notice ? [{ id: notice.taskId, kind: "notice/due" }] : []),
  ];
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
