// Whether what pages say to machines is what schema.org defines: the properties of each type, and their values.
import { expect, test } from "vitest";
import type { KnownPort } from "#lib/port/port";
import type { FleetVessel } from "#lib/voyage/fleet";
import {
  boatTerminal,
  breadcrumbs,
  crossingTrip,
  departureTrip,
  type JsonLd,
  organization,
  serialised,
  vesselNode,
} from "./json-ld";
import { faultsIn } from "./testing/schema-org";

const origin = "https://gangway.example";
const port = (code: string, slug: string, name: string): KnownPort => ({
  code,
  slug,
  name,
  country: code.slice(0, 2),
  zone: "Europe/Paris",
  latitude: 43.3,
  longitude: 5.4,
  names: {},
});
const vessel: FleetVessel = {
  id: 1,
  slug: "tanit",
  name: "Tanit",
  operator_code: "CTN",
  imo: "9598579",
  built: 2012,
  length_m: 212,
  speed_kn: 24,
  decks: 11,
  passenger_capacity: 3_200,
  cabins: {},
  lane_low_cm: 0,
  lane_high_cm: 0,
};

function nodes(name = "Marseille"): JsonLd[] {
  const from = boatTerminal(port("FRMRS", "marseille", name), {
    name,
    url: `${origin}/en/ports/marseille`,
  });
  const to = boatTerminal(port("TNLGN", "tunis", "Tunis"), {
    name: "Tunis",
    url: `${origin}/en/ports/tunis`,
  });
  const operator = organization({ name: "CTN", url: `${origin}/en/operators/ctn` });
  const ref = (node: JsonLd) => ({ "@id": String(node["@id"]) });
  const url = `${origin}/en/routes/marseille/tunis`;
  const ends = { name: `${name} to Tunis`, url, departure: ref(from), arrival: ref(to) };
  return [
    breadcrumbs([
      { name: "Gangway", url: `${origin}/en` },
      { name, url },
    ]),
    from,
    to,
    operator,
    crossingTrip(ends, {
      lowest: { amount_minor: 12_426, currency: "EUR" },
      providers: [ref(operator)],
    }),
    departureTrip(ends, {
      departs_at: "2026-12-25T20:00:00+01:00",
      arrives_at: "2026-12-26T17:00:00+01:00",
      price: { amount_minor: 12_426, currency: "TND" },
      provider: ref(operator),
    }),
    vesselNode(
      vessel,
      { url: `${origin}/en/vessels/tanit`, operatorUrl: `${origin}/en/operators/ctn` },
      [`${origin}/pictures/tanit-1600.webp`],
    ),
  ];
}

const read = (text: string) => JSON.parse(text) as unknown;

test("what we say is what schema.org defines, and every reference leads to a node", () => {
  expect(faultsIn(read(serialised(nodes())))).toEqual([]);
});

test("prices are decimal numbers by their currency, offers end when the ship leaves", () => {
  const trips = nodes().filter((node) => node["@type"] === "BoatTrip");
  expect(trips.map(({ offers }) => offers)).toMatchObject([
    { lowPrice: "124.26", priceCurrency: "EUR" },
    { price: "12.426", priceCurrency: "TND", validThrough: "2026-12-25T20:00:00+01:00" },
  ]);
});

test.each([
  ["an unknown type", { "@type": "TripSeries", name: "x" }],
  ["a property of another type", { "@type": "Organization", name: "x", price: "1.00" }],
  ["no name", { "@type": "Organization" }],
  ["an address that is not whole", { "@type": "Organization", name: "x", url: "/en" }],
  [
    "a time without its offset",
    { "@type": "BoatTrip", name: "x", departureTime: "2026-12-25T20:00:00" },
  ],
  ["a price with a comma", { "@type": "Offer", price: "12,50", priceCurrency: "EUR" }],
  ["a reference to nothing", { "@type": "BoatTrip", name: "x", provider: { "@id": "#nobody" } }],
  ["an empty value", { "@type": "Organization", name: "" }],
])("negative control: %s is found", (_, node) => {
  const graph = { "@context": "https://schema.org", "@graph": [node] };
  expect(faultsIn(graph)).not.toEqual([]);
});

test.each([
  ["</script><script>alert(1)</script>"],
  ["<!--<script>"],
  ["a\u2028b\u2029c"],
  ["\"',&"],
])("%j stays a text, and ends no element", (name) => {
  const text = serialised(nodes(name));
  expect(text).not.toMatch(/[<\u2028\u2029]/);
  const { "@graph": graph } = read(text) as { "@graph": JsonLd[] };
  expect(graph[1]?.name).toBe(name);
});
