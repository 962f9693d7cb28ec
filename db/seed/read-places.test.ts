import { expect, test } from "vitest";
import { readChangesInPort, readChangesNearBy } from "./read-changes";
import { readPlaces } from "./read-places";
import { readPorts } from "./read-ports";

const { ports } = readPorts();
const codes = new Set(ports.map(({ code }) => code));

test("groups and countries name ports that there are, and none has a port's slug or code", () => {
  const { places, members } = readPlaces();
  expect(members.filter(({ port_code }) => !codes.has(port_code))).toEqual([]);
  const taken = new Set(ports.flatMap(({ code, slug }) => [code.toLowerCase(), slug]));
  expect(places.filter(({ slug }) => taken.has(slug))).toEqual([]);
  expect(new Set(places.map(({ slug }) => slug)).size).toBe(places.length);
  const countries = places.filter(({ kind }) => kind === "country");
  expect(countries.find(({ country }) => country === "TN")).toMatchObject({ slug: "tunisia" });
  expect(countries.length).toBe(new Set([...codes].map((code) => code.slice(0, 2))).size);
});

test("every place has a name in the languages of the pages", () => {
  const { places, names } = readPlaces();
  for (const { slug } of places) {
    for (const language of ["en", "fr"]) {
      const shown = names.filter(
        (name) => name.place_slug === slug && name.language === language && name.shown,
      );
      expect(shown, `${slug} in ${language}`).toHaveLength(1);
    }
  }
});

test("times to change ship are of ports that there are, in minutes one can wait, the same both ways", () => {
  for (const [code, minutes] of readChangesInPort()) {
    expect(codes.has(code), code).toBe(true);
    expect(minutes).toBeGreaterThanOrEqual(45);
    expect(minutes).toBeLessThanOrEqual(240);
  }
  const pairs = readChangesNearBy();
  for (const { from_port, to_port, least_minutes } of pairs) {
    expect(codes.has(from_port) && codes.has(to_port), `${from_port} ${to_port}`).toBe(true);
    const back = pairs.find((pair) => pair.from_port === to_port && pair.to_port === from_port);
    expect(back?.least_minutes).toBe(least_minutes);
  }
});
