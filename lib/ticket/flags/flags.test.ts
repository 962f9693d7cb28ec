import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { newReference } from "#lib/identity/reference";
import { flagHeight } from "./flag";
import { flagHoistPng } from "./flag-hoist-png";
import { flagHoistSvg } from "./flag-hoist-svg";
import { flagOf } from "./flag-of";
import { flagPaint } from "./flag-paint";

const characters = [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** The cloth at points of a flag as it is drawn, given in hundredths of its width and height. */
async function clothAt(character: string, points: readonly (readonly [number, number])[]) {
  const { svg } = flagHoistSvg(character);
  const { data, info } = await sharp(Buffer.from(svg)).raw().toBuffer({ resolveWithObject: true });
  return points.map(([across, down]) => {
    const x = Math.round((info.width * across) / 100);
    const y = Math.round((info.height * down) / 100);
    const [red, green, blue, opacity] = data.subarray((y * info.width + x) * info.channels);
    if (opacity === 0) return "nothing";
    const hex = [red, green, blue].map((part) => part?.toString(16).padStart(2, "0")).join("");
    return Object.entries(flagPaint).find(([, paint]) => paint === `#${hex}`)?.[0] ?? hex;
  });
}

const row = [10, 30, 50, 70, 85].map((x) => [x, 50] as const);
const column = [10, 30, 50, 70, 90].map((y) => [50, y] as const);
/** Corners, a little inside: upper hoist, upper fly, lower hoist, lower fly; and the middle. */
const corners = [
  [25, 20],
  [75, 20],
  [25, 80],
  [75, 80],
  [50, 50],
] as const;
/** A little off each edge's middle: above, below, at the hoist, at the fly. */
const edges = [
  [50, 12],
  [50, 88],
  [12, 50],
  [88, 50],
] as const;

const known = [
  ["A", row, ["white", "white", "blue", "blue", "nothing"]],
  ["B", row, ["red", "red", "red", "red", "nothing"]],
  ["C", column, ["blue", "white", "red", "white", "blue"]],
  ["D", column, ["yellow", "blue", "blue", "blue", "yellow"]],
  ["E", column, ["blue", "blue", "red", "red", "red"]],
  ["F", corners, ["white", "white", "white", "white", "red"]],
  ["G", [8, 25, 42, 58, 75, 90].map((x) => [x, 50] as const), repeat(["yellow", "blue"], 3)],
  ["H", row, ["white", "white", "red", "red", "red"]],
  ["I", row, ["yellow", "black", "black", "black", "yellow"]],
  ["J", column, ["blue", "blue", "white", "blue", "blue"]],
  ["K", row, ["yellow", "yellow", "blue", "blue", "blue"]],
  ["L", corners.slice(0, 4), ["yellow", "black", "black", "yellow"]],
  ["M", corners, ["white", "white", "white", "white", "white"]],
  ["M", edges, ["blue", "blue", "blue", "blue"]],
  ["N", [12, 37, 62, 87].map((x) => [x, 12] as const), repeat(["blue", "white"], 2)],
  ["O", corners.slice(1, 3), ["red", "yellow"]],
  ["P", corners, ["blue", "blue", "blue", "blue", "white"]],
  ["Q", corners, repeat(["yellow"], 5)],
  ["R", corners, ["red", "red", "red", "red", "yellow"]],
  ["R", edges, repeat(["yellow"], 4)],
  ["S", corners, ["white", "white", "white", "white", "blue"]],
  ["T", row, ["red", "red", "white", "blue", "blue"]],
  ["U", corners.slice(0, 4), ["red", "white", "white", "red"]],
  ["V", corners, repeat(["red"], 5)],
  ["V", edges, repeat(["white"], 4)],
  ["W", row, ["blue", "white", "red", "white", "blue"]],
  ["X", corners, ["white", "white", "white", "white", "blue"]],
  [
    "Y",
    [5, 15, 25, 35, 45, 55, 65, 75, 85, 95].map((xy) => [xy, xy] as const),
    repeat(["yellow", "red"], 5),
  ],
  ["Z", edges, ["yellow", "red", "black", "blue"]],
  ["0", row, ["yellow", "yellow", "red", "yellow", "yellow"]],
  ["1", row, ["white", "red", "white", "white", "white"]],
  ["2", row, ["blue", "white", "blue", "blue", "blue"]],
  ["3", row, ["red", "red", "white", "blue", "blue"]],
  ["4", row, repeat(["white"], 5)],
  [
    "4",
    [
      [10, 30],
      [26, 30],
      [60, 36],
    ] as const,
    ["red", "white", "red"],
  ],
  ["5", row, ["yellow", "yellow", "blue", "blue", "blue"]],
  [
    "6",
    [
      [50, 40],
      [50, 60],
    ] as const,
    ["black", "white"],
  ],
  [
    "7",
    [
      [50, 40],
      [50, 60],
    ] as const,
    ["yellow", "red"],
  ],
  [
    "8",
    [
      [10, 30],
      [26, 30],
      [60, 36],
    ] as const,
    ["white", "red", "white"],
  ],
  [
    "9",
    [
      [25, 35],
      [75, 42],
      [25, 65],
      [75, 60],
    ] as const,
    ["white", "black", "red", "yellow"],
  ],
] as const;

function repeat(colours: string[], times: number): string[] {
  return Array.from({ length: times }, () => colours).flat();
}

test("every letter and digit has a flag of its own, and nothing else has one", () => {
  expect(new Set(characters.map((one) => JSON.stringify(flagOf(one)))).size).toBe(36);
  expect(characters.filter((one) => flagOf(one) === null)).toEqual([]);
  for (const other of ["", "a", "-", "toString", "AB"]) expect(flagOf(other)).toBeNull();
});

test("every letter and digit's pattern is known to this test", () => {
  expect([...new Set(known.map(([one]) => one))].sort()).toEqual(characters);
});

describe("the patterns of the International Code of Signals", () => {
  test.each(known)("%s", async (character, points, cloths) => {
    expect(await clothAt(character, points)).toEqual(cloths);
  });
});

test("letters are square, digits are pendants", () => {
  for (const one of characters) {
    const isDigit = /[0-9]/.test(one);
    expect((flagOf(one)?.width ?? 0) > flagHeight, one).toBe(isDigit);
  }
});

test("a reference flies ten flags, and says nothing that is not a shape of ours", () => {
  for (let round = 0; round < 50; round++) {
    const { svg } = flagHoistSvg(newReference());
    expect(svg.match(/<g /g)).toHaveLength(10);
    expect(svg).not.toMatch(/style|script|<text|href/);
  }
  expect(flagHoistSvg("<script>").svg).not.toContain("script>");
});

test("the picture for mails is a PNG, the same one every time", async () => {
  const one = await flagHoistPng("7KQ2M9XWAB");
  expect(one.png.subarray(1, 4).toString()).toBe("PNG");
  expect(one.png.length).toBeLessThan(12_000);
  expect(await flagHoistPng("7KQ2M9XWAB")).toEqual(one);
});

test("the picture for mails shows what the SVG shows", async () => {
  for (const reference of ["7KQ2M9XWAB", "0123456789", "CDEFGHJKMN", "PQRSTVWXYZ"]) {
    const { png, width } = await flagHoistPng(reference);
    const svg = flagHoistSvg(reference);
    expect(width).toBe(Math.round(svg.width / 2));
    const pixels = (picture: Buffer) => sharp(picture).ensureAlpha().raw().toBuffer();
    const [shown, drawn] = await Promise.all([pixels(png), pixels(Buffer.from(svg.svg))]);
    expect(shown.length).toBe(drawn.length);
    let far = 0;
    for (let at = 0; at < shown.length; at += 4) {
      const opacity = (drawn[at + 3] ?? 0) / 255;
      // Where little is to be seen, its colour matters little.
      const off = [0, 1, 2].map(
        (c) => Math.abs((shown[at + c] ?? 0) - (drawn[at + c] ?? 0)) * opacity,
      );
      if (Math.max(...off, Math.abs((shown[at + 3] ?? 0) - (drawn[at + 3] ?? 0))) > 48) far += 1;
    }
    // A few of the pixels on an edge are of the nearest colour that there is.
    expect(far / (shown.length / 4)).toBeLessThan(0.002);
  }
});
