import { database } from "#db/client";
import { bookingAnswer } from "#http/booking-answer";
import { endpoint } from "#http/endpoint";
import { idempotencyKey } from "#http/idempotency-key";
import { methods } from "#http/methods";
import { readBody } from "#http/read-body";
import { bookingBody } from "#http/schemas/booking-body";
import { forgetAvailability } from "#lib/availability/forget-availability";
import { accessToken } from "#lib/booking/access-token";
import { bornView } from "#lib/booking/born-view";
import { forgetBooking } from "#lib/booking/forget-booking";
import { warmLiveAvailability } from "#lib/booking/operators/check-live-availability";
import { ownOperatorContext } from "#lib/booking/operators/operator-context";
import { placeBooking } from "#lib/booking/place-booking";
import { config } from "#lib/config/config";
import { portDirectory } from "#lib/port/port-directory";
import { cache } from "#lib/redis/redis";

const post = endpoint(
  { name: "place-booking", limit: "book", mutation: "own_keys" },
  async ({ request, caller, now }) => {
    const key = idempotencyKey(request.headers);
    const body = await readBody(request, bookingBody);
    const settings = config();
    const placed = await placeBooking(
      {
        database: database(),
        now,
        documentKey: Buffer.from(settings.DOCUMENT_KEY, "base64"),
        hold: { seconds: settings.HOLD_SECONDS, longestSeconds: settings.HOLD_LONGEST_SECONDS },
      },
      { kind: "traveller", id: caller.requestId },
      body,
      key,
    );
    const view = placed.born
      ? bornView(placed.born, {
          ports: await portDirectory(database().sql),
          language: caller.language,
        })
      : await bookingAnswer(placed.bookingId, caller.language);
    if (placed.created) await forgetAvailability(cache(), placed.sailingIds);
    if (placed.created) {
      const { reach } = ownOperatorContext();
      // Nobody waits for it: who pays in a moment finds the answer there.
      const scope = { sql: database().sql, cache: cache(), reach };
      void warmLiveAvailability(scope, placed.sailingIds);
    }
    // A booking that costs nothing is settled by now.
    if (view.status !== "PENDING" && placed.created) {
      await forgetBooking({ sql: database().sql, cache: cache() }, placed.bookingId);
    }
    return {
      status: placed.created ? 201 : 200,
      headers: {
        location: `/api/v1/bookings/${placed.bookingId}`,
        ...(placed.created ? {} : { "idempotent-replayed": "true" }),
      },
      grants: placed.bookingId,
      body: {
        data: { ...view, access_token: accessToken(settings.APP_SECRET, placed.bookingId) },
        tasks: placed.tasks,
      },
    };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
