"use client";

import { useEffect, useRef } from "react";

/**
 * Scanners type a code in one go: after such a rest, what comes is another one. Long, for a slow device at work
 * takes its keys late, and half a code is nobody's ticket.
 */
const restMs = 2_000;

/**
 * Hears a scanner that types, wherever the page's focus is, but for fields that somebody types into. Its keys
 * are its own: they move nothing else on the page.
 */
export function useTypedScanner(onCode: (code: string) => void): void {
  const told = useRef(onCode);
  told.current = onCode;
  useEffect(() => {
    let typed = "";
    let at = 0;
    function press(event: KeyboardEvent) {
      const { key, target } = event;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof Element && target.closest("input, textarea, select, dialog")) return;
      // When the key was pressed, not when the page came round to it.
      if (event.timeStamp - at > restMs) typed = "";
      at = event.timeStamp;
      if (key === "Enter" || key === "Tab") {
        if (typed.length < 10) return;
        event.preventDefault();
        event.stopPropagation();
        // A signed code from its beginning on, whatever key was touched before the scan.
        const begins = Math.max(typed.lastIndexOf("GW1."), typed.lastIndexOf("GW2."), 0);
        told.current(typed.slice(begins));
        typed = "";
      } else if (key.length === 1 && key !== " ") {
        typed += key;
        event.stopPropagation();
      }
    }
    window.addEventListener("keydown", press, { capture: true });
    return () => window.removeEventListener("keydown", press, { capture: true });
  }, []);
}
