"use client";

import { useEffect, useState } from "react";

/**
 * Whole seconds until an instant, by the server's clock: `serverTime` was its time when the answer
 * came, and a browser's own clock may be hours off. 0 when there is nothing to count.
 */
export function useSecondsLeft(until: string | null, serverTime: string): number {
  const [passed, setPassed] = useState({ since: serverTime, ms: 0 });
  useEffect(() => {
    const began = performance.now();
    const timer = setInterval(
      () => setPassed({ since: serverTime, ms: performance.now() - began }),
      250,
    );
    return () => clearInterval(timer);
  }, [serverTime]);
  if (!until) return 0;
  // A new answer brings a new server time: what passed since the one before no longer counts, not
  // even for one drawing, or the clock would jump and its announcements with it.
  const elapsedMs = passed.since === serverTime ? passed.ms : 0;
  return Math.max(0, Math.ceil((Date.parse(until) - Date.parse(serverTime) - elapsedMs) / 1_000));
}
