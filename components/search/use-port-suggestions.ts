"use client";

import { useEffect, useState } from "react";
import { fetchPorts, type PortSuggestion } from "./ports-on-demand";

/** Long enough that typing a word asks once or twice, short enough that nobody notices. */
const pauseMs = 120;

type Answer = { asked: string; ports: PortSuggestion[] };

/** Ports for what has been typed, while the list is open; null before the first answer. */
export function usePortSuggestions(typed: string, locale: string, isOpen: boolean) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    if (!isOpen) return;
    let isWanted = true;
    const timer = setTimeout(async () => {
      try {
        const ports = await fetchPorts(typed, locale);
        if (isWanted) setAnswer({ asked: typed, ports });
      } catch {
        // Without suggestions the search still understands what was typed.
      }
    }, pauseMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [typed, locale, isOpen]);
  return { ports: answer?.ports ?? null, isCurrent: answer?.asked === typed };
}
