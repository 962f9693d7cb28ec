// Browser-safe: the checkout words its items as the search does.

export type Language = "en" | "fr";

/** One and several of a thing. */
type Words = [one: string, several: string];

const words: Record<Language, Record<string, Words>> = {
  en: {
    adult: ["adult", "adults"],
    child: ["child", "children"],
    infant: ["infant", "infants"],
    "vehicle:car": ["car", "cars"],
    "vehicle:van": ["van", "vans"],
    "vehicle:camper": ["camper", "campers"],
    "vehicle:motorcycle": ["motorcycle", "motorcycles"],
    "vehicle:bicycle": ["bicycle", "bicycles"],
    pet: ["pet", "pets"],
    inside: ["inside cabin", "inside cabins"],
    outside: ["outside cabin", "outside cabins"],
    suite: ["suite", "suites"],
    seat: ["reclining seat", "reclining seats"],
    cabin: ["cabin", "cabins"],
    bed: ["bed", "beds"],
  },
  fr: {
    adult: ["adulte", "adultes"],
    child: ["enfant", "enfants"],
    infant: ["bébé", "bébés"],
    "vehicle:car": ["voiture", "voitures"],
    "vehicle:van": ["fourgon", "fourgons"],
    "vehicle:camper": ["camping-car", "camping-cars"],
    "vehicle:motorcycle": ["moto", "motos"],
    "vehicle:bicycle": ["vélo", "vélos"],
    pet: ["animal", "animaux"],
    inside: ["cabine intérieure", "cabines intérieures"],
    outside: ["cabine extérieure", "cabines extérieures"],
    suite: ["suite", "suites"],
    seat: ["fauteuil inclinable", "fauteuils inclinables"],
    cabin: ["cabine", "cabines"],
    bed: ["lit", "lits"],
  },
};

const uncounted: Record<Language, Record<string, string>> = {
  en: { port_fee: "Port fees", rounding: "Rounding" },
  fr: { port_fee: "Taxes portuaires", rounding: "Arrondi" },
};

/** What an item of a price is called, e.g. "2 adults", "1 inside cabin, 2 beds", "Port fees". */
export function itemLabel(item: { kind: string; quantity: number }, language: Language): string {
  const whole = uncounted[language][item.kind];
  if (whole) return whole;
  if (item.kind.startsWith("cabin:")) {
    return `${item.quantity} ${cabinWords(item.kind.slice("cabin:".length), item.quantity, language)}`;
  }
  return `${item.quantity} ${counted(item.kind, item.quantity, language) ?? item.kind}`;
}

/** What a cabin kind (inside_2, outside_4, seat) is called, in the singular, e.g. "inside cabin, 2 beds". */
export function cabinLabel(cabinKind: string, language: Language): string {
  return cabinWords(cabinKind, 1, language);
}

function cabinWords(cabinKind: string, quantity: number, language: Language): string {
  const [, sort = cabinKind, beds] = /^(.*?)(?:_(\d{1,2}))?$/.exec(cabinKind) ?? [];
  const name = counted(sort, quantity, language) ?? counted("cabin", quantity, language);
  return beds ? `${name}, ${beds} ${counted("bed", Number(beds), language)}` : `${name}`;
}

function counted(word: string, quantity: number, language: Language): string | undefined {
  // French counts 0 and 1 as one; English only 1.
  const isOne = language === "fr" ? quantity < 2 : quantity === 1;
  return words[language][word]?.[isOne ? 0 : 1];
}
