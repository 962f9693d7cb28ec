import { unexecuted } from "./errors";
import { listing, listShape, ownedShape } from "./listing";
import { makeCustomer } from "./make-customer";
import { operation } from "./operation";
import {
  bool,
  carried,
  clearable,
  integer,
  merged,
  metadata,
  oneOf,
  type Params,
  positive,
  text,
} from "./params";
import { announce, nothingToRefund, refundCharge } from "./refund-charge";
import type { Charge } from "./types";
import { find, type World } from "./world";

const refundShape = {
  amount: positive,
  charge: text,
  payment_intent: text,
  metadata,
  reason: oneOf("duplicate", "fraudulent", "requested_by_customer"),
  currency: carried,
  customer: carried,
  instructions_email: carried,
  origin: carried,
  refund_application_fee: bool,
  reverse_transfer: bool,
};

function chargeToRefund(world: World, params: Params<typeof refundShape>): Charge {
  if (params.charge !== undefined) return find(world, "charges", params.charge, "charge");
  if (params.payment_intent === undefined) {
    throw unexecuted(
      "One of the following params should be provided for this request: payment_intent or charge.",
    );
  }
  const intent = find(world, "intents", params.payment_intent, "payment_intent");
  const charge = intent.latest_charge ? world.charges.get(intent.latest_charge) : undefined;
  if (!charge || intent.status === "canceled") throw nothingToRefund(intent.id);
  return charge;
}

export const paymentOperations = [
  operation("POST /v1/refunds", refundShape, ({ world }, params) =>
    refundCharge(world, chargeToRefund(world, params), {
      amount: params.amount,
      reason: params.reason ?? null,
      metadata: params.metadata ?? {},
    }),
  ),
  operation(
    "GET /v1/refunds",
    { ...listShape, charge: text, payment_intent: text },
    ({ world }, params) =>
      listing(
        world.refunds
          .newestFirst()
          .filter((refund) => !params.charge || refund.charge === params.charge)
          .filter((r) => !params.payment_intent || r.payment_intent === params.payment_intent),
        "/v1/refunds",
        "refund",
        params,
      ),
  ),
  operation("GET /v1/refunds/:id", {}, ({ world, ids }) => find(world, "refunds", ids[0] ?? "")),
  operation("POST /v1/refunds/:id", { metadata }, ({ world, ids }, params) => {
    const refund = find(world, "refunds", ids[0] ?? "");
    if (params.metadata !== undefined) {
      const previous = { metadata: { ...refund.metadata } };
      refund.metadata = merged(refund.metadata, params.metadata);
      world.refunds.save(refund.id, refund);
      announce(world, refund, previous);
    }
    return refund;
  }),
  operation(
    "GET /v1/charges",
    { ...ownedShape, payment_intent: text, transfer_group: text },
    ({ world }, params) =>
      listing(
        world.charges
          .newestFirst()
          .filter((c) => !params.payment_intent || c.payment_intent === params.payment_intent),
        "/v1/charges",
        "charge",
        params,
      ),
  ),
  operation("GET /v1/charges/:id", {}, ({ world, ids }) => find(world, "charges", ids[0] ?? "")),
  operation(
    "GET /v1/balance_transactions",
    { ...listShape, currency: text, payout: text, source: text, type: text },
    ({ world }, params) =>
      listing(
        world.transactions
          .newestFirst()
          .filter((t) => !params.source || t.source === params.source)
          .filter((t) => !params.type || t.type === params.type)
          .filter((t) => !params.currency || t.currency === params.currency),
        "/v1/balance_transactions",
        "balance_transaction",
        params,
      ),
  ),
  operation("GET /v1/balance_transactions/:id", {}, ({ world, ids }) =>
    find(world, "transactions", ids[0] ?? ""),
  ),
  operation(
    "POST /v1/customers",
    {
      description: text,
      email: text,
      name: text,
      phone: text,
      metadata,
      balance: integer,
      address: carried,
      shipping: carried,
      preferred_locales: carried,
    },
    ({ world }, params) => makeCustomer(world, params),
  ),
  operation("GET /v1/customers/:id", {}, ({ world, ids }) =>
    find(world, "customers", ids[0] ?? ""),
  ),
  operation("GET /v1/customers", { ...listShape, email: clearable(text) }, ({ world }, params) =>
    listing(
      world.customers.newestFirst().filter((c) => !params.email || c.email === params.email),
      "/v1/customers",
      "customer",
      params,
    ),
  ),
];
