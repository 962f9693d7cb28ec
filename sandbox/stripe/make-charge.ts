import { CARDS, type Decline } from "./cards";
import { paymentId, random } from "./ids";
import type { BalanceTransaction, Charge, PaymentIntent, PaymentMethod } from "./types";
import type { World } from "./world";

const WEEK_SECONDS = 7 * 24 * 60 * 60;

/** A charge of the intent's amount on this card; `decline` makes it a failed one. */
export function makeCharge(
  world: World,
  intent: PaymentIntent,
  method: PaymentMethod,
  decline: Decline | undefined,
  authenticated: boolean,
): Charge {
  const manual = intent.capture_method === "manual";
  const captured = !decline && !manual;
  const id = paymentId("ch");
  const charge: Charge = {
    id,
    object: "charge",
    amount: intent.amount,
    amount_captured: captured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: structuredClone(method.billing_details),
    calculated_statement_descriptor: decline ? null : "GANGWAY",
    captured,
    created: world.now(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description ?? null,
    destination: null,
    dispute: null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: { ...intent.metadata },
    on_behalf_of: null,
    outcome: outcome(decline),
    paid: !decline,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: details(world, intent, method, authenticated),
    radar_options: {},
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: decline ? null : `https://pay.stripe.com/receipts/payment/${id}`,
    refunded: false,
    review: null,
    shipping: intent.shipping ?? null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: intent.statement_descriptor_suffix ?? null,
    status: decline ? "failed" : "succeeded",
    transfer_data: null,
    transfer_group: intent.transfer_group ?? null,
  };
  if (manual && !decline) {
    const card = charge.payment_method_details.card as { capture_before?: number };
    card.capture_before = world.now() + WEEK_SECONDS;
  }
  world.charges.save(id, charge);
  return charge;
}

function outcome(decline: Decline | undefined): Charge["outcome"] {
  if (!decline) {
    return {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: "approved_by_network",
      reason: null,
      risk_level: "normal",
      risk_score: 20,
      seller_message: "Payment complete.",
      type: "authorized",
    };
  }
  return {
    advice_code: decline.advice,
    network_advice_code: null,
    network_decline_code: decline.network,
    network_status: "declined_by_network",
    reason: decline.decline_code,
    risk_level: "normal",
    risk_score: 20,
    seller_message: `The bank returned the decline code \`${decline.decline_code}\`.`,
    type: "issuer_declined",
  };
}

function details(
  world: World,
  intent: PaymentIntent,
  method: PaymentMethod,
  authenticated: boolean,
): Charge["payment_method_details"] {
  const { brand, country, exp_month, exp_year, fingerprint, funding, last4 } = method.card;
  const number = world.numbers.get(method.id) ?? "";
  const badCvc = CARDS[number]?.decline?.code === "incorrect_cvc";
  return {
    card: {
      amount_authorized: intent.amount,
      authorization_code: "123456",
      brand,
      checks: {
        address_line1_check: null,
        address_postal_code_check: null,
        cvc_check: badCvc ? "fail" : "pass",
      },
      country,
      electronic_commerce_indicator: authenticated ? "05" : null,
      exp_month,
      exp_year,
      extended_authorization: { status: "disabled" },
      fingerprint,
      funding,
      incremental_authorization: { status: "unavailable" },
      installments: null,
      last4,
      mandate: null,
      multicapture: { status: "unavailable" },
      network: brand,
      network_token: { used: false },
      network_transaction_id: random(15),
      overcapture: { maximum_amount_capturable: intent.amount, status: "unavailable" },
      regulated_status: "unregulated",
      three_d_secure: authenticated ? THREE_D_SECURE : null,
      transaction_link_id: null,
      wallet: null,
    },
    type: "card",
  };
}

const THREE_D_SECURE = {
  authentication_flow: "challenge",
  electronic_commerce_indicator: "05",
  exemption_indicator: null,
  result: "authenticated",
  result_reason: null,
  transaction_id: "00000000-0000-4000-8000-000000000000",
  version: "2.2.0",
};

/** Money moving in or out of the account, with Stripe's fee on what comes in. */
export function makeTransaction(
  world: World,
  of: {
    amount: number;
    currency: string;
    source: string;
    type: "charge" | "refund" | "refund_failure" | "adjustment";
    fee?: number;
    category?: string;
  },
): BalanceTransaction {
  const fee = of.fee ?? (of.type === "charge" ? Math.round(of.amount * 0.015) + 25 : 0);
  const transaction: BalanceTransaction = {
    id: paymentId("txn"),
    object: "balance_transaction",
    amount: of.amount,
    available_on: world.now() + 2 * 24 * 60 * 60,
    balance_type: "payments",
    created: world.now(),
    currency: of.currency,
    description: null,
    exchange_rate: null,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency: of.currency,
              description: "Stripe processing fees",
              type: "stripe_fee",
            },
          ],
    net: of.amount - fee,
    reporting_category: of.category ?? of.type,
    source: of.source,
    status: "pending",
    type: of.type,
  };
  world.transactions.save(transaction.id, transaction);
  return transaction;
}
