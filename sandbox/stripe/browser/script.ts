import type { WireAnswer } from "../../wire/message";
import { card } from "./card";
import { challenge } from "./challenge";
import { elements } from "./elements";
import { form } from "./form";
import { stripe } from "./stripe";
import { words } from "./words";

/** A check looks for this in the product's build: nothing of the sandbox may be in there. */
const SENTINEL = "gangway-sandbox-sentinel";

/** Stripe.js, as far as the product uses it. Calls go to where the script came from. */
export const STRIPE_JS = `/* ${SENTINEL}: stands in for Stripe.js; never part of the product. */
(function () {
'use strict';
var ORIGIN = new URL(document.currentScript.src).origin;
${words}${card}${form}${elements}${challenge}${stripe}
})();
`;

export function browserScript(): WireAnswer {
  return {
    status: 200,
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=60",
      "cross-origin-resource-policy": "cross-origin",
    },
    body: STRIPE_JS,
  };
}
