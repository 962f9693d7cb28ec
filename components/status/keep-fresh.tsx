"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const everyMs = 30_000;

/** Has the server draw the page anew every half minute, as long as somebody can see it. */
export function KeepFresh() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
