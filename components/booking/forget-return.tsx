"use client";

import { useForgetReturn } from "./use-forget-return";

/** Takes what Stripe appended out of the address of a page without a script of its own. */
export function ForgetReturn() {
  useForgetReturn();
  return null;
}
