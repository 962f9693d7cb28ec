"use client";

export type PortSuggestion = {
  code: string;
  slug: string;
  name: string;
  country: string;
  /** Of a group or a country: its ports. */
  ports?: string[];
};

type Answer = { until: number; ports: Promise<PortSuggestion[]> };

const keptMs = 5 * 60_000;
const kept = new Map<string, Answer>();

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
  const key = `${locale} ${q}`;
  const known = kept.get(key);
  if (known && known.until > Date.now()) return known.ports;
  const ports = askPorts(q, locale);
  kept.set(key, { until: Date.now() + keptMs, ports });
  // A failure is nobody's answer: the next who asks tries again.
  ports.catch(() => kept.delete(key));
  return ports;
}
