"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";

export type PortSuggestion = { code: string; slug: string; name: string; country: string };

/** Long enough that typing a word asks once or twice, short enough that nobody notices. */
const pauseMs = 120;

async function fetchPorts(q: string, locale: string, signal: AbortSignal) {
  const params = new URLSearchParams({ q });
  const response = await fetch(`/api/v1/ports?${params}`, {
    signal,
    headers: { "accept-language": locale },
  });
  if (!response.ok) throw new Error(`ports: ${response.status}`);
  const { data } = (await response.json()) as { data: PortSuggestion[] };
  return data;
}

/** Ports for what has been typed, while the list is open; null before the first answer. */
export function usePortSuggestions(typed: string, locale: string, isOpen: boolean) {
  const [asked, setAsked] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const { data } = useQuery({
    queryKey: ["ports", locale, asked],
    queryFn: ({ signal }) => fetchPorts(asked, locale, signal),
    enabled: isOpen,
    staleTime: 5 * 60_000,
    placeholderData: keepPreviousData,
  });
  return { ports: data ?? null, isCurrent: asked === typed };
}
