import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { messagesOf } from "#lib/language/messages";

type Face = { hasGlyphForCodePoint: (code: number) => boolean };

// scripts/prepare-faces.mjs cut it: a water with a new letter needs it cut anew.
test("the italics have every letter of the waters' names, in both languages", async () => {
  // It brings no types of its own.
  const fontkit: string = "fontkit";
  const { create } = (await import(fontkit)) as { create: (file: Buffer) => Face };
  const italic = create(readFileSync("app/faces/besley-italic.woff2"));
  const letters = (["en", "fr"] as const).flatMap((language) => [
    ...Object.values(messagesOf(language).chart_waters).join(""),
  ]);
  const has = (letter: string) => italic.hasGlyphForCodePoint(letter.codePointAt(0) as number);
  expect(new Set(letters).size).toBeGreaterThan(20);
  expect([...new Set(letters)].filter((letter) => !has(letter))).toEqual([]);
  expect(has("W")).toBe(false);
});
