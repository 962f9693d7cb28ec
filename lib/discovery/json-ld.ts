// What pages say to machines, in the words of schema.org: nothing that is not on the page too, and whole addresses.
import { decimalsOf, type Money } from "#lib/money/money";
import type { KnownPort } from "#lib/port/port";
import type { FleetVessel } from "#lib/voyage/fleet";

/** A node of the graph. */
export type JsonLd = { "@type": string; [property: string]: unknown };

/** One document of several nodes, as text that may stand in a page: no `<` of ours can end its element. */
export function serialised(nodes: JsonLd[]): string {
  return JSON.stringify({ "@context": "https://schema.org", "@graph": nodes })
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}

/** Whole addresses of pictures; without any a node says nothing of them. */
const shown = (images: string[]) => (images.length > 0 ? { image: images } : {});

/** The way to a page, the page itself last. */
export function breadcrumbs(steps: { name: string; url: string }[]): JsonLd {
  return {
    "@type": "BreadcrumbList",
    itemListElement: steps.map(({ name, url }, index) => ({
      "@type": "ListItem",
      position: index + 1,
      name,
      item: url,
    })),
  };
}

export function boatTerminal(
  port: KnownPort,
  { name, url }: { name: string; url: string },
  images: string[] = [],
): JsonLd {
  return {
    "@type": "BoatTerminal",
    "@id": `${url}#port`,
    name,
    url,
    // ZZ is ours, for a port whose country nobody told us.
    ...(port.country === "ZZ"
      ? {}
      : { address: { "@type": "PostalAddress", addressCountry: port.country } }),
    geo: {
      "@type": "GeoCoordinates",
      latitude: port.latitude,
      longitude: port.longitude,
    },
    ...shown(images),
  };
}

export function organization(
  { name, url }: { name: string; url: string },
  images: string[] = [],
): JsonLd {
  return { "@type": "Organization", "@id": `${url}#operator`, name, url, ...shown(images) };
}

/** A ship as the vehicle it is. */
export function vesselNode(
  vessel: FleetVessel,
  { url, operatorUrl }: { url: string; operatorUrl: string },
  images: string[] = [],
): JsonLd {
  return {
    "@type": "Vehicle",
    "@id": `${url}#vessel`,
    name: vessel.name,
    url,
    vehicleSeatingCapacity: vessel.passenger_capacity,
    ...(vessel.built ? { productionDate: String(vessel.built) } : {}),
    ...(vessel.imo
      ? { identifier: { "@type": "PropertyValue", propertyID: "IMO", value: vessel.imo } }
      : {}),
    brand: { "@id": `${operatorUrl}#operator` },
    ...shown(images),
  };
}

type TripEnds = {
  name: string;
  url: string;
  departure: { "@id": string };
  arrival: { "@id": string };
};

/** A crossing that is sold, whenever it sails; `lowest` is the least that one adult pays. */
export function crossingTrip(
  { name, url, departure, arrival }: TripEnds,
  { lowest, providers }: { lowest: Money | null; providers: { "@id": string }[] },
): JsonLd {
  return {
    "@type": "BoatTrip",
    "@id": `${url}#crossing`,
    name,
    url,
    departureBoatTerminal: departure,
    arrivalBoatTerminal: arrival,
    ...(providers.length > 0 ? { provider: providers } : {}),
    ...(lowest
      ? {
          offers: {
            "@type": "AggregateOffer",
            lowPrice: decimalPrice(lowest),
            priceCurrency: lowest.currency,
            availability: "https://schema.org/InStock",
            url,
          },
        }
      : {}),
  };
}

/** One departure, sold until it leaves. Times are ISO 8601 with each port's own offset. */
export function departureTrip(
  { name, url, departure, arrival }: TripEnds,
  sailing: { departs_at: string; arrives_at: string; price: Money; provider: { "@id": string } },
): JsonLd {
  const { departs_at, arrives_at, price, provider } = sailing;
  return {
    "@type": "BoatTrip",
    name,
    url,
    departureBoatTerminal: departure,
    arrivalBoatTerminal: arrival,
    departureTime: departs_at,
    arrivalTime: arrives_at,
    provider,
    offers: {
      "@type": "Offer",
      price: decimalPrice(price),
      priceCurrency: price.currency,
      availability: "https://schema.org/InStock",
      validThrough: departs_at,
      url,
    },
  };
}

/** 12450 EUR as "124.50". */
function decimalPrice({ amount_minor, currency }: Money): string {
  const decimals = decimalsOf(currency);
  return (amount_minor / 10 ** decimals).toFixed(decimals);
}
