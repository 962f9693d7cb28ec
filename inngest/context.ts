import { database } from "#db/client";
import { stripe } from "#lib/payment/stripe";

/** What the verbs of payment and booking work with, in this process. */
export function settlingContext() {
  return { database: database(), stripe: stripe() };
}
