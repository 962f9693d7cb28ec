import { database } from "#db/client";
import { endpoint } from "#http/endpoint";
import { methods } from "#http/methods";
import { byBooking } from "#http/mutation";
import { beginPayment } from "#lib/booking/begin-payment";
import { checkLiveAvailability } from "#lib/booking/operators/check-live-availability";
import { ownOperatorContext } from "#lib/booking/operators/operator-context";
import { config } from "#lib/config/config";
import { stripe } from "#lib/payment/stripe";
import { cache } from "#lib/redis/redis";

const post = endpoint<{ id: string }>(
  { name: "begin-payment", limit: "pay", mutation: byBooking },
  async ({ params, caller }) => {
    const { HOLD_SECONDS, STRIPE_PUBLISHABLE_KEY } = config();
    const { reach } = ownOperatorContext();
    await checkLiveAvailability({ sql: database().sql, cache: cache(), reach }, params.id);
    const payment = await beginPayment(
      { database: database(), stripe: stripe(), holdSeconds: HOLD_SECONDS },
      { kind: "traveller", id: caller.requestId },
      params.id,
    );
    return {
      body: {
        data: {
          payment_intent_id: payment.intentId,
          client_secret: payment.clientSecret,
          publishable_key: STRIPE_PUBLISHABLE_KEY,
          amount: payment.amount,
          hold_expires_at: payment.holdExpiresAt.toISOString(),
        },
        tasks: [],
      },
    };
  },
);

export const { DELETE, GET, OPTIONS, PATCH, POST, PUT } = methods({ POST: post });
