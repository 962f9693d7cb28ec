import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { nightPalette, palette } from "./palette";

const tokens = readFileSync(new URL("../../app/tokens.css", import.meta.url), "utf8");
const [day = "", night = ""] = tokens.split("@media (prefers-color-scheme: dark)");

const token = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const valueIn = (sheet: string, name: string) =>
  new RegExp(`--${token(name)}: (#[0-9a-f]{6});`).exec(sheet)?.[1];

test.each(Object.entries(palette))("%s is the day's token", (name, colour) => {
  expect(valueIn(day, name)).toBe(colour);
});

test.each(Object.entries(nightPalette))("%s is the night's token", (name, colour) => {
  expect(valueIn(night, name)).toBe(colour);
});
