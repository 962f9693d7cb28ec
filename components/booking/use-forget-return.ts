"use client";

import { useEffect } from "react";

/** What Stripe appended to the address is used up; a reload or a shared address should not carry it. */
export function useForgetReturn(): void {
  useEffect(() => {
    if (window.location.search) window.history.replaceState(null, "", window.location.pathname);
  }, []);
}
