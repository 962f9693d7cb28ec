/** A port as a page or an answer names it, in the language asked for (English where it has no name in it). */
export type Port = {
  /** UN/LOCODE, e.g. TNLGN. */
  code: string;
  slug: string;
  name: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** IANA zone. */
  zone: string;
};

/** A port with its names by language and its place in degrees. */
export type KnownPort = Port & {
  latitude: number;
  longitude: number;
  names: Record<string, string>;
};

/** The port with its name in a language, falling back to English. */
export function inLanguage(port: KnownPort, language: string): Port {
  const { code, slug, country, zone } = port;
  return { code, slug, name: port.names[language] ?? port.name, country, zone };
}
