import { describe, expect, test } from "vitest";
import { lies, overlaps } from "./box";
import { chartWords } from "./chart-words";
import { drawNetwork } from "./draw-network";
import { seededRoutes, stopAt } from "./testing";

const lines = seededRoutes
  .filter(({ from_port, to_port }) => from_port < to_port)
  .map(({ from_port, to_port, path }) => ({ from: from_port, to: to_port, path }));
const codes = [...new Set(lines.flatMap(({ from, to }) => [from, to]))];
const drawing = drawNetwork({
  ports: codes.map((code) => ({
    code,
    ...stopAt(code, "en"),
    weight: lines.filter(({ from, to }) => from === code || to === code).length,
  })),
  lines,
  words: chartWords("en"),
  width: 1120,
  height: 560,
  letter: 14,
  region: [-6.5, 34.6, 20.5, 44.9],
});

describe("the chart of all crossings", () => {
  test("names the ports with the most crossings, none over another and none outside", () => {
    const names = drawing.ports.flatMap(({ name }) => name ?? []);
    const words = names.map(({ lines: [first] }) => first?.text);
    expect(words).toEqual(expect.arrayContaining(["Marseille", "Palermo", "Barcelona", "Genoa"]));
    const sheet = { left: 4, top: 4, right: drawing.width - 4, bottom: drawing.height - 4 };
    for (const [index, { box }] of names.entries()) {
      expect(lies(box, sheet)).toBe(true);
      expect(names.slice(index + 1).filter((other) => overlaps(box, other.box))).toEqual([]);
    }
  });

  test("draws what is to be seen of every crossing, and no other", () => {
    const drawn = drawing.courses.map(({ from, to }) => `${from} ${to}`);
    expect(drawn).toContain("FRMRS TNLGN");
    expect(drawn).not.toContain("GRHER GRPIR");
  });
});
