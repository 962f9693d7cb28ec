import { createHash } from "node:crypto";
import { CARDS, LIVE_CARD, NAMED, passesLuhn } from "./cards";
import { StripeError } from "./errors";
import { newId } from "./ids";
import { clearable, hash, integer, metadata, oneOf, type Params, required, text } from "./params";
import type { PaymentMethod } from "./types";
import { find, type World } from "./world";

const address = hash({
  city: clearable(text),
  country: clearable(text),
  line1: clearable(text),
  line2: clearable(text),
  postal_code: clearable(text),
  state: clearable(text),
});

export const methodShape = {
  type: oneOf("card"),
  card: hash({ number: text, exp_month: integer, exp_year: integer, cvc: text }),
  billing_details: hash({
    address: clearable(address),
    email: clearable(text),
    name: clearable(text),
    phone: clearable(text),
    tax_id: clearable(text),
  }),
  metadata,
  allow_redisplay: oneOf("always", "limited", "unspecified"),
};

const wrong = (code: string, param: string, message: string) =>
  new StripeError(402, "card_error", message, { code, param });

/** From card data, as Stripe.js sends it. */
export function makeMethod(world: World, params: Params<typeof methodShape>): PaymentMethod {
  required(params.type, "type");
  const card = required(params.card, "card");
  const number = required(card.number, "card[number]").replace(/[\s-]/g, "");
  const month = required(card.exp_month, "card[exp_month]");
  const year = required(card.exp_year, "card[exp_year]");
  if (!/^\d+$/.test(number) || !passesLuhn(number)) {
    throw wrong("incorrect_number", "number", "Your card number is incorrect.");
  }
  if (month < 1 || month > 12) {
    throw wrong("invalid_expiry_month", "exp_month", "Your card's expiration month is invalid.");
  }
  const fullYear = year < 100 ? 2000 + year : year;
  const today = new Date(world.nowMs());
  const past = fullYear * 12 + month < today.getUTCFullYear() * 12 + today.getUTCMonth() + 1;
  if (past || fullYear > today.getUTCFullYear() + 50) {
    throw wrong("invalid_expiry_year", "exp_year", "Your card's expiration year is invalid.");
  }
  if (card.cvc !== undefined && !/^\d{3,4}$/.test(card.cvc)) {
    throw wrong("invalid_cvc", "cvc", "Your card's security code is invalid.");
  }
  if (!CARDS[number]) {
    const { code, decline_code, message } = LIVE_CARD;
    throw new StripeError(402, "card_error", message, { code, decline_code });
  }
  const method = build(world, number, month, fullYear, card.cvc !== undefined);
  const billing = params.billing_details;
  method.billing_details = {
    address: { ...EMPTY_ADDRESS, ...billing?.address },
    email: billing?.email ?? null,
    name: billing?.name ?? null,
    phone: billing?.phone ?? null,
    tax_id: billing?.tax_id ?? null,
  };
  method.metadata = params.metadata ?? {};
  method.allow_redisplay = params.allow_redisplay ?? "unspecified";
  return keep(world, method, number);
}

/** A stored method, or a fresh one of the test names (`pm_card_visa`). */
export function findMethod(world: World, id: string, param = "payment_method"): PaymentMethod {
  const number = NAMED[id];
  if (!number) return find(world, "methods", id, param);
  const month = new Date(world.nowMs()).getUTCMonth() + 1;
  const year = new Date(world.nowMs()).getUTCFullYear() + 1;
  return keep(world, build(world, number, month, year, false), number);
}

const EMPTY_ADDRESS = {
  city: null,
  country: null,
  line1: null,
  line2: null,
  postal_code: null,
  state: null,
};

function keep(world: World, method: PaymentMethod, number: string): PaymentMethod {
  world.methods.save(method.id, method);
  world.numbers.save(method.id, number);
  world.note("payment_method.created", [method.id]);
  return method;
}

function build(
  world: World,
  number: string,
  exp_month: number,
  exp_year: number,
  hasCvc: boolean,
): PaymentMethod {
  const behaviour = CARDS[number];
  const brand = behaviour?.brand ?? "visa";
  return {
    id: newId("pm"),
    object: "payment_method",
    allow_redisplay: "unspecified",
    billing_details: {
      address: { ...EMPTY_ADDRESS },
      email: null,
      name: null,
      phone: null,
      tax_id: null,
    },
    card: {
      brand,
      checks: {
        address_line1_check: null,
        address_postal_code_check: null,
        cvc_check: hasCvc ? "unchecked" : null,
      },
      country: behaviour?.country ?? "US",
      display_brand: brand,
      exp_month,
      exp_year,
      fingerprint: createHash("sha256").update(number).digest("hex").slice(0, 16),
      funding: behaviour?.funding ?? "credit",
      generated_from: null,
      last4: number.slice(-4),
      networks: { available: [brand], preferred: null },
      regulated_status: "unregulated",
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: world.now(),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: "card",
  };
}
