"use client";

import { useForgetReturn } from "./use-forget-return";

/**
 * Takes what Stripe appended out of the address of a page without a script of its own. How it went
 * stays: that page is drawn from it alone, and without it a reload would find nothing.
 */
export function ForgetReturn() {
  useForgetReturn("redirect_status");
  return null;
}
