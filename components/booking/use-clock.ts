"use client";

import { useEffect, useState } from "react";

/**
 * Whole seconds until an instant, by the server's clock: `serverTime` was its time when the answer
 * came, and a browser's own clock may be hours off. 0 when there is nothing to count.
 */
export function useSecondsLeft(until: string | null, serverTime: string): number {
  const [elapsedMs, setElapsedMs] = useState(0);
  // A new answer brings a new server time: counting begins anew from it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: serverTime is what restarts the count
  useEffect(() => {
    const began = performance.now();
    setElapsedMs(0);
    const timer = setInterval(() => setElapsedMs(performance.now() - began), 250);
    return () => clearInterval(timer);
  }, [serverTime]);
  if (!until) return 0;
  return Math.max(0, Math.ceil((Date.parse(until) - Date.parse(serverTime) - elapsedMs) / 1_000));
}
