import { database } from "#db/client";
import { operatorContext as contextOf } from "#lib/booking/operators/operator-context";
import { config } from "#lib/config/config";
import { stripe } from "#lib/payment/stripe";

/** What the verbs that speak with operators work with, in this process. */
export function operatorContext() {
  const { OPERATORS_BASE_URL: base, OPERATOR_KEYS: secrets = {} } = config();
  return contextOf(database(), stripe(), { base, secrets });
}
