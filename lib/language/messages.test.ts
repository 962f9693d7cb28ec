import { describe, expect, it } from "vitest";
import { errorCodes } from "#lib/errors/codes";
import { locales } from "./locales";
import { messagesOf } from "./messages";

type Tree = { [key: string]: string | Tree };

function leaves(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const here = path ? `${path}.${key}` : key;
    return typeof value === "string" ? [[here, value] as [string, string]] : leaves(value, here);
  });
}

const branch = /(?:=\d+|\w+) \{((?:[^{}]|\{[^{}]*\})*)\}/g;
const branching = /\{(\w+), (?:plural|select),((?: (?:=\d+|\w+) \{(?:[^{}]|\{[^{}]*\})*\})+)\}/g;

/** The arguments a message names, also inside the branches of plurals and selections. */
function argumentsOf(message: string): string[] {
  const flat = message.replace(branching, (_, name: string, branches: string) => {
    const bodies = [...branches.matchAll(branch)].map((match) => match[1]);
    return `{${name}} ${bodies.join(" ")}`;
  });
  const found = flat.matchAll(/\{(\w+)\}/g);
  return [...new Set([...found].map((match) => match[1] as string))].sort();
}

const english = new Map(leaves(messagesOf("en")));

describe.each(locales)("the catalogue %s", (locale) => {
  const own = new Map(leaves(messagesOf(locale)));

  it("has the keys of the English one, no more and no fewer", () => {
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it("names the same arguments in every message", () => {
    for (const [key, message] of own) {
      // Words of select branches differ between languages; the arguments may not.
      const wanted = argumentsOf(english.get(key) as string);
      expect([key, argumentsOf(message)]).toEqual([key, wanted]);
    }
  });

  it("has no empty message, no straight apostrophe and no exclamation mark", () => {
    for (const [key, message] of own) {
      expect([key, message.trim().length > 0]).toEqual([key, true]);
      expect([key, /['!]/.test(message)]).toEqual([key, false]);
    }
  });

  it("has words for every error code", () => {
    for (const code of errorCodes) expect(own.has(`errors.${code}`)).toBe(true);
  });
});

it("French keeps its spaced punctuation on the line", () => {
  for (const [key, message] of leaves(messagesOf("fr"))) {
    expect([key, / [;:?»]|« /.test(message)]).toEqual([key, false]);
  }
});
