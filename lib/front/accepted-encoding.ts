/** Encodings the build has made its files ready in, the smaller first. */
export const encodings = ["br", "gzip"] as const;
export type Encoding = (typeof encodings)[number];

/** The first of our encodings that an Accept-Encoding header (RFC 9110, 12.5.3) takes; null: as it is. */
export function acceptedEncoding(header: string | undefined): Encoding | null {
  const weights = new Map<string, number>();
  for (const part of (header ?? "").slice(0, 500).toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((text) => text.trim());
    const quality = parameters.find((text) => text.startsWith("q="));
    weights.set(name, quality ? Number(quality.slice(2)) : 1);
  }
  const takes = (name: string) => (weights.get(name) ?? weights.get("*") ?? 0) > 0;
  return encodings.find(takes) ?? null;
}
