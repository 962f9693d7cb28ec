"use client";

import { useEffect, useRef } from "react";

/** Scanners type a code in one go: after such a rest, what comes is another one. */
const restMs = 400;

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
      const now = performance.now();
      if (now - at > restMs) typed = "";
      at = now;
      if (key === "Enter" || key === "Tab") {
        if (typed.length < 10) return;
        event.preventDefault();
        event.stopPropagation();
        told.current(typed);
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
