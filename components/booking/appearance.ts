"use client";

import type { Appearance } from "@stripe/stripe-js";

/** Our tokens for the card form, which lives in a frame and cannot read them itself. */
export function appearanceFromTokens(): Appearance {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    theme: "stripe",
    variables: {
      colorPrimary: token("--action"),
      colorBackground: token("--field"),
      colorText: token("--ink"),
      colorDanger: token("--port-hand"),
      borderRadius: token("--radius"),
      fontFamily: token("--font-text"),
      fontSizeBase: "16px",
      spacingUnit: "4px",
    },
  };
}
