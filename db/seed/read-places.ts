import { countryAliases, countryLanguages, portGroups } from "./data/port-groups";
import { readNames, readPorts } from "./read-ports";
import { cell, readTable } from "./read-table";

export type PlaceRow = { slug: string; kind: "group" | "country"; name: string; country: string };
export type PlaceNameRow = { place_slug: string; language: string; name: string; shown: boolean };
type Places = {
  places: PlaceRow[];
  members: { place_slug: string; port_code: string }[];
  names: PlaceNameRow[];
};

/** Groups of ports as they are listed, and each country that has a port. */
export function readPlaces(): Places {
  return join([...readTable(portGroups).map(groupOf), ...countriesOf()]);
}

type Entry = { place: PlaceRow; ports: string[]; names: Omit<PlaceNameRow, "place_slug">[] };

function groupOf(row: string[]): Entry {
  const slug = cell(row, 0);
  const ports = cell(row, 1).split(" ");
  const names = readNames(slug, cell(row, 2)).map(({ port_code: _, ...name }) => name);
  const country = (ports[0] ?? "").slice(0, 2);
  return { place: { slug, kind: "group", name: english(slug, names), country }, ports, names };
}

function countriesOf(): Entry[] {
  const codes = readPorts().ports.map(({ code }) => code);
  const aliases = new Map(
    readTable(countryAliases).map((row) => [cell(row, 0), cell(row, 1).split(";")]),
  );
  return [...new Set(codes.map((code) => code.slice(0, 2)))].map((country) => {
    const names = [
      ...countryLanguages.map((language) => ({
        language: language as string,
        name: new Intl.DisplayNames(language, { type: "region" }).of(country) ?? country,
        shown: true,
      })),
      ...(aliases.get(country) ?? []).map((name) => ({
        language: "und",
        name: name.trim(),
        shown: false,
      })),
    ];
    const name = english(country, names);
    const slug = name
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^a-z]+/g, "-");
    return {
      place: { slug, kind: "country", name, country },
      ports: codes.filter((code) => code.startsWith(country)),
      names,
    };
  });
}

function english(of: string, names: Entry["names"]): string {
  const found = names.find(({ language }) => language === "en");
  if (!found) throw new Error(`Seed data: ${of} has no English name`);
  return found.name;
}

function join(entries: Entry[]): Places {
  return {
    places: entries.map(({ place }) => place),
    members: entries.flatMap(({ place, ports }) =>
      ports.map((port_code) => ({ place_slug: place.slug, port_code })),
    ),
    names: entries.flatMap(({ place, names }) =>
      names.map((name) => ({ place_slug: place.slug, ...name })),
    ),
  };
}
