"use client";

import { QueryClient } from "@tanstack/react-query";

export type PortSuggestion = { code: string; slug: string; name: string; country: string };

const client = new QueryClient();

async function askPorts(q: string, locale: string): Promise<PortSuggestion[]> {
  const response = await fetch(`/api/v1/ports?${new URLSearchParams({ q })}`, {
    headers: { "accept-language": locale },
  });
  if (!response.ok) throw new Error(`ports: ${response.status}`);
  const { data } = (await response.json()) as { data: PortSuggestion[] };
  return data;
}

/** Ports for what has been typed; asked once in five minutes, together where two ask the same. */
export function fetchPorts(q: string, locale: string): Promise<PortSuggestion[]> {
  return client.fetchQuery({
    queryKey: ["ports", locale, q],
    queryFn: () => askPorts(q, locale),
    staleTime: 5 * 60_000,
    retry: 1,
  });
}
