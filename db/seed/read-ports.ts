import { portsEast } from "./data/ports-east";
import { portsFrance } from "./data/ports-france";
import { portsIsles } from "./data/ports-isles";
import { portsItaly } from "./data/ports-italy";
import { portsMaghreb } from "./data/ports-maghreb";
import { portsNorth } from "./data/ports-north";
import { portsSpain } from "./data/ports-spain";
import { cell, numberIn, readTable } from "./read-table";

export type PortRow = {
  code: string;
  slug: string;
  name: string;
  country: string;
  latitude: number;
  longitude: number;
  zone: string;
};
export type PortNameRow = { port_code: string; language: string; name: string; shown: boolean };

/** Rows are `code | slug | zone | latitude | longitude | names`; the country is the code's start. */
export function readPorts(): { ports: PortRow[]; names: PortNameRow[] } {
  const texts = [
    portsMaghreb,
    portsFrance,
    portsItaly,
    portsSpain,
    portsEast,
    portsIsles,
    portsNorth,
  ];
  const ports: PortRow[] = [];
  const names: PortNameRow[] = [];
  for (const row of texts.flatMap(readTable)) {
    const code = cell(row, 0);
    const own = readNames(code, cell(row, 5));
    const english = own.find((name) => name.language === "en");
    if (!english) throw new Error(`Seed data: ${code} has no English name`);
    ports.push({
      code,
      slug: cell(row, 1),
      name: english.name,
      country: code.slice(0, 2),
      zone: cell(row, 2),
      latitude: numberIn(row, 3),
      longitude: numberIn(row, 4),
    });
    names.push(...own);
  }
  return { ports, names };
}

/**
 * Names are `languages name; languages name`, e.g. `en,fr Marseille; it Marsiglia; und Marseilles`.
 * A language's first name is the one it shows; its others, and those of `und`, are only found.
 */
export function readNames(code: string, text: string): PortNameRow[] {
  const rows: PortNameRow[] = [];
  for (const entry of text.split(";")) {
    const [languages, ...words] = entry.trim().split(" ");
    const name = words.join(" ");
    for (const language of (languages ?? "").split(",")) {
      const first = !rows.some((row) => row.language === language);
      rows.push({ port_code: code, language, name, shown: first && language !== "und" });
    }
  }
  return rows;
}
