"use client";

import { useEffect } from "react";
import { withoutReturn } from "./without-return";

/** What Stripe appended to the address is used up; a reload or a shared address should not carry it. */
export function useForgetReturn(keep?: string): void {
  useEffect(() => {
    const { pathname, search } = window.location;
    if (search) window.history.replaceState(null, "", pathname + withoutReturn(search, keep));
  }, [keep]);
}
