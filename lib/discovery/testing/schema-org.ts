// As much of schema.org as our pages use: which properties a type has, and what their values are.

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string" && value.trim() !== "";
const isUrl: Check = (value) => isText(value) && /^https?:\/\//.test(String(value));
const isTime: Check = (value) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/.test(String(value)) &&
  !Number.isNaN(Date.parse(String(value)));
const isPrice: Check = (value) => /^\d+(\.\d{2,3})?$/.test(String(value));
const isCurrency: Check = (value) => /^[A-Z]{3}$/.test(String(value));
const isCount: Check = (value) => Number.isInteger(value) && Number(value) > 0;
const isIn = (least: number, most: number): Check => {
  return (value) => typeof value === "number" && value >= least && value <= most;
};

/** Another node, in its place or by reference. */
type Node = { types: string[] };
const node = (...types: string[]): Node => ({ types });

const thing = { name: isText, url: isUrl, image: isUrl, identifier: node("PropertyValue") };
const trip = { ...thing, departureTime: isTime, arrivalTime: isTime };

const types: Record<string, { needs: string[]; has: Record<string, Check | Node> }> = {
  BreadcrumbList: { needs: ["itemListElement"], has: { itemListElement: node("ListItem") } },
  ListItem: {
    needs: ["position", "name", "item"],
    has: { position: isCount, name: isText, item: isUrl },
  },
  BoatTerminal: {
    needs: ["name", "geo"],
    has: { ...thing, address: node("PostalAddress"), geo: node("GeoCoordinates") },
  },
  PostalAddress: {
    needs: ["addressCountry"],
    has: { addressCountry: (value) => /^[A-Z]{2}$/.test(String(value)) },
  },
  GeoCoordinates: {
    needs: ["latitude", "longitude"],
    has: { latitude: isIn(-90, 90), longitude: isIn(-180, 180) },
  },
  Organization: { needs: ["name"], has: { ...thing, logo: isUrl } },
  Vehicle: {
    needs: ["name"],
    has: {
      ...thing,
      vehicleSeatingCapacity: isCount,
      productionDate: (value) => /^\d{4}$/.test(String(value)),
      brand: node("Organization"),
    },
  },
  PropertyValue: { needs: ["propertyID", "value"], has: { propertyID: isText, value: isText } },
  BoatTrip: {
    needs: ["name", "departureBoatTerminal", "arrivalBoatTerminal"],
    has: {
      ...trip,
      departureBoatTerminal: node("BoatTerminal"),
      arrivalBoatTerminal: node("BoatTerminal"),
      provider: node("Organization"),
      offers: node("Offer", "AggregateOffer"),
    },
  },
  Offer: {
    needs: ["price", "priceCurrency"],
    has: {
      price: isPrice,
      priceCurrency: isCurrency,
      availability: isUrl,
      validThrough: isTime,
      url: isUrl,
    },
  },
  AggregateOffer: {
    needs: ["lowPrice", "priceCurrency"],
    has: { lowPrice: isPrice, priceCurrency: isCurrency, availability: isUrl, url: isUrl },
  },
};

type Json = Record<string, unknown>;

/** What in a document of several nodes is not as schema.org has it, in words; empty: nothing. */
export function faultsIn(document: unknown): string[] {
  const { "@context": context, "@graph": graph } = document as Json;
  if (context !== "https://schema.org" || !Array.isArray(graph)) return ["no graph of schema.org"];
  const known = new Map(
    (graph as Json[]).flatMap((one) => (one["@id"] ? [[String(one["@id"]), one]] : [])),
  );
  return (graph as Json[]).flatMap((one) => faultsOf(one, Object.keys(types), known));
}

function faultsOf(value: unknown, allowed: string[], known: Map<string, Json>): string[] {
  const given = value as Json;
  const { "@id": id, "@type": name, ...properties } = given;
  if (name === undefined) {
    const found = known.get(String(id));
    if (!found) return [`${String(id)} is no node`];
    return allowed.includes(String(found["@type"])) ? [] : [`${String(id)} is no ${allowed}`];
  }
  const type = types[String(name)];
  if (!type) return [`there is no ${String(name)}`];
  if (!allowed.includes(String(name))) return [`${String(name)} stands where ${allowed} should`];
  const missing = type.needs.filter((need) => properties[need] === undefined);
  const wrong = Object.entries(properties).flatMap(([property, content]) => {
    const check = type.has[property];
    if (!check) return [`${String(name)} has no ${property}`];
    const values = [content].flat();
    if (values.length === 0) return [`${String(name)}.${property} is empty`];
    return values.flatMap((one) =>
      typeof check === "function"
        ? check(one)
          ? []
          : [`${String(name)}.${property}: ${JSON.stringify(one)}`]
        : faultsOf(one, check.types, known),
    );
  });
  return [...missing.map((need) => `${String(name)} without ${need}`), ...wrong];
}
