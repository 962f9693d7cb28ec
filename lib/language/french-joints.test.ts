import { expect, it } from "vitest";
import { formatDay } from "./format-time";
import { frenchJoints } from "./french-joints";
import { translator } from "./translator";

it.each([
  ["De Alger à Marseille", "D’Alger à Marseille"],
  ["Ferries de Héraklion à Le Pirée", "Ferries d’Héraklion au Pirée"],
  ["De Le Havre à Portsmouth", "Du Havre à Portsmouth"],
  ["À Le Pirée, les horloges", "Au Pirée, les horloges"],
  ["Départ de Île-Rousse", "Départ d’Île-Rousse"],
  ["de IJmuiden (Amsterdam) à Hull", "d’IJmuiden (Amsterdam) à Hull"],
])("joins %s", (loose, joined) => {
  expect(frenchJoints(loose)).toBe(joined);
});

it.each([
  "De La Valette à L'Île-Rousse",
  "Ferries de Hull et de Marseille",
  "vers Le Pirée, depuis Le Havre",
  "rien de ici, à le voir",
  "Corde Alpha",
])("leaves %s", (words) => {
  expect(frenchJoints(words)).toBe(words);
});

it("joins what a page says in French, and nothing in English", () => {
  const names = { from: "Ancône", to: "Le Pirée" };
  expect(translator("fr", "search")("title", names)).toBe("D’Ancône au Pirée");
  expect(translator("en", "search")("title", names)).toBe("Ancône to Le Pirée");
});

it("writes the first of a month as French does", () => {
  expect(formatDay("2027-01-01", "fr", "long")).toBe("vendredi 1er janvier 2027");
  expect(formatDay("2027-01-01", "fr", "short")).toMatch(/^ven\. 1er janv/);
  expect(formatDay("2027-01-11", "fr", "plain")).toBe("11 janvier 2027");
  expect(formatDay("2027-01-01", "en", "plain")).toBe("1 January 2027");
});
