"use client";

import type { Stripe } from "@stripe/stripe-js";
import { loadStripe } from "@stripe/stripe-js/pure";
import type { Locale } from "#lib/language/locales";

/** Adds Stripe.js from an address of our choice; the package itself knows only one. */
function addScript(url: string, nonce: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    if (nonce) script.nonce = nonce;
    script.onload = () => resolve();
    script.onerror = () => {
      script.remove();
      reject(new Error("Stripe.js did not load"));
    };
    document.head.append(script);
  });
}

type Options = {
  publishableKey: string;
  locale: Locale;
  /** Where Stripe.js comes from; absent: the address the package knows. */
  stripeJsUrl: string | undefined;
  nonce: string | undefined;
};

/** Stripe.js, ready for a key. Throws when it cannot be loaded; a later try loads it anew. */
export async function openStripe(options: Options): Promise<Stripe> {
  const { publishableKey, locale, stripeJsUrl, nonce } = options;
  const isThere = "Stripe" in window;
  if (stripeJsUrl && !isThere) await addScript(stripeJsUrl, nonce);
  const stripe = await loadStripe(publishableKey, { locale });
  if (!stripe) throw new Error("Stripe.js is not here");
  return stripe;
}
