import type { KnownPort, Port } from "./port";

/**
 * What a search goes from or to: a port, or several that people name as one. Of a group or a country
 * `code` is its slug in capitals or its ISO 3166 code, and `zone` that of its first port.
 */
export type Place = Port & {
  kind: "port" | "group" | "country";
  /** Of a group or a country: its ports' codes. */
  ports?: string[];
};

/** A place with its names by language and its ports. */
export type KnownPlace = Omit<Place, "ports"> & {
  names: Record<string, string>;
  ports: KnownPort[];
};

/** The place with its name in a language, falling back to English. */
export function placeInLanguage(place: KnownPlace, language: string): Place {
  const { code, slug, country, zone, kind } = place;
  const name = place.names[language] ?? place.name;
  const named = { code, slug, name, country, zone, kind };
  return kind === "port" ? named : { ...named, ports: place.ports.map((port) => port.code) };
}

/** A port as a place of its own. */
export function placeOfPort(port: KnownPort): KnownPlace {
  const { code, slug, name, country, zone, names } = port;
  return { kind: "port", code, slug, name, country, zone, names, ports: [port] };
}
