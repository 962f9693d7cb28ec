import { CARDS } from "./cards";
import { emit } from "./emit";
import { invalid, StripeError } from "./errors";
import { chargeCard, failIntent } from "./settle-charge";
import type { PaymentIntent, PaymentMethod } from "./types";
import { unexpectedState } from "./unexpected-state";
import { find, type World } from "./world";

export interface Confirmation {
  method: PaymentMethod | undefined;
  return_url: string | undefined;
  use_stripe_sdk: boolean;
  off_session: boolean;
  error_on_requires_action: boolean;
  /** Where the payer's browser can reach the stand-in. */
  origin: string;
  publishable: boolean;
}

/** Refuses what Stripe would not begin with; nothing has happened yet. */
export function checkConfirmation(
  world: World,
  intent: PaymentIntent,
  how: Confirmation,
): PaymentMethod {
  refuseWrongState(intent);
  const method = how.method ?? methodOf(world, intent);
  if (!method) {
    throw unexpectedState(
      intent,
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
    );
  }
  refuseUsedMethod(world, intent, method);
  refuseMissingReturn(intent, how);
  return method;
}

export function confirmIntent(world: World, intent: PaymentIntent, how: Confirmation): void {
  const method = checkConfirmation(world, intent, how);
  intent.payment_method = method.id;
  intent.last_payment_error = null;
  world.note("payment_intent.confirmed", [intent.id, method.id]);

  const behaviour = CARDS[world.numbers.get(method.id) ?? ""];
  const authenticated = world.authenticated.get(intent.id) === true;
  if (behaviour?.threeDs === "required" && !authenticated) {
    if (how.off_session || how.error_on_requires_action) {
      throw authenticationRequired(world, intent, method);
    }
    challenge(world, intent, how);
    return;
  }
  world.authenticated.delete(intent.id);
  chargeCard(world, intent, method, authenticated);
}

function methodOf(world: World, intent: PaymentIntent): PaymentMethod | undefined {
  return intent.payment_method === null ? undefined : world.methods.get(intent.payment_method);
}

function refuseWrongState(intent: PaymentIntent): void {
  const { status } = intent;
  if (status === "succeeded") {
    throw unexpectedState(
      intent,
      "You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.",
    );
  }
  if (status === "canceled" || status === "requires_capture" || status === "processing") {
    throw unexpectedState(
      intent,
      `You cannot confirm this PaymentIntent because it has a status of ${status}. Only a PaymentIntent with one of the following statuses may be confirmed: requires_confirmation, requires_action.`,
    );
  }
}

/** A method without a customer serves once: the intent that took the money holds on to it. */
function refuseUsedMethod(world: World, intent: PaymentIntent, method: PaymentMethod): void {
  const usedBy = world.usedMethods.get(method.id);
  if (method.customer !== null || usedBy === undefined || usedBy === intent.id) return;
  throw invalid(
    "The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.",
  );
}

function refuseMissingReturn(intent: PaymentIntent, how: Confirmation): void {
  const automatic = intent.automatic_payment_methods as { allow_redirects?: string } | null;
  if (!automatic || automatic.allow_redirects === "never" || how.return_url) return;
  // Cards alone never send the payer away.
  if (intent.allowed_payment_method_types) return;
  // Stripe.js handles redirects itself.
  if (how.publishable || how.use_stripe_sdk) return;
  throw invalid(
    "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
  );
}

function challenge(world: World, intent: PaymentIntent, how: Confirmation): void {
  const url = `${how.origin}/v1/stand-in/3ds/${intent.id}?client_secret=${intent.client_secret}`;
  intent.status = "requires_action";
  intent.next_action =
    how.return_url && !how.use_stripe_sdk
      ? { redirect_to_url: { return_url: how.return_url, url }, type: "redirect_to_url" }
      : {
          type: "use_stripe_sdk",
          use_stripe_sdk: {
            source: intent.payment_method,
            stripe_js: url,
            type: "three_d_secure_redirect",
          },
        };
  world.intents.save(intent.id, intent);
  emit(world, "payment_intent.requires_action", intent);
}

function authenticationRequired(
  world: World,
  intent: PaymentIntent,
  method: PaymentMethod,
): StripeError {
  const fields = {
    code: "authentication_required",
    decline_code: "authentication_required",
    payment_method: structuredClone(method),
  };
  const message = "Your card was declined. This transaction requires authentication.";
  failIntent(world, intent, { ...fields, message, type: "card_error" });
  return new StripeError(402, "card_error", message, {
    ...fields,
    payment_intent: structuredClone(intent),
  });
}

/** The payer's answer to the challenge. Returns the intent as it is afterwards. */
export function answerChallenge(
  world: World,
  id: string,
  outcome: "complete" | "fail",
): PaymentIntent {
  const intent = find(world, "intents", id, "intent");
  const method = methodOf(world, intent);
  // Answered already, or canceled meanwhile: what is stands.
  if (intent.status !== "requires_action" || !method) return intent;
  if (outcome === "fail") {
    failIntent(world, intent, {
      code: "payment_intent_authentication_failure",
      doc_url: "https://stripe.com/docs/error-codes/payment-intent-authentication-failure",
      message:
        "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.",
      payment_method: structuredClone(method),
      type: "invalid_request_error",
    });
    return intent;
  }
  if (intent.confirmation_method === "manual") {
    intent.status = "requires_confirmation";
    intent.next_action = null;
    world.authenticated.save(id, true);
    world.intents.save(id, intent);
    return intent;
  }
  try {
    chargeCard(world, intent, method, true);
  } catch (error) {
    // The decline is in last_payment_error; the challenge itself was answered.
    if (!(error instanceof StripeError)) throw error;
  }
  return intent;
}
