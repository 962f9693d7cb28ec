import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";

type Tree = { [key: string]: string | Tree };

function leaves(tree: Tree): string[] {
  return Object.values(tree).flatMap((value) =>
    typeof value === "string" ? [value] : leaves(value),
  );
}

const catalogue = (locale: string) =>
  leaves(JSON.parse(readFileSync(`lib/language/messages/${locale}.json`, "utf8")) as Tree);

/** The words of a message between its arguments, also inside the branches of plurals and selections. */
function fragments(message: string): string[] {
  return message
    .replace(/\{\w+, (plural|select),/g, "{")
    .split(/=?\w+ \{|[{}#]/)
    .map((part) => part.trim());
}

// Long enough to be a sentence's and nobody's name.
const sentences = (locale: string) =>
  new Set(
    catalogue(locale)
      .flatMap(fragments)
      .filter((part) => /\p{L}+ \p{L}+ \p{L}+/u.test(part)),
  );
// A letter or two are a flag's or a chart's in any language.
const labels = (locale: string) =>
  new Set(catalogue(locale).filter((text) => !text.includes("{") && text.length > 2));

/** Everything that a page says: its words, its title, and the names that only a screen reader says. */
export async function wordsOf(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const said = [document.title];
    const isOurs = (element: Element | null) =>
      element !== null &&
      !element.closest("script, style, template, [data-stand-in], nextjs-portal") &&
      // A word in another language says so, as the way to that language does.
      (element.closest("[lang]")?.getAttribute("lang") ?? "fr") === "fr";
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (isOurs(node.parentElement) && node.textContent) said.push(node.textContent);
    }
    for (const name of ["aria-label", "alt", "title", "placeholder", "content"]) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        const isMeta = name === "content" && element.getAttribute("name") !== "description";
        if (!isMeta && isOurs(element)) said.push(element.getAttribute(name) ?? "");
      }
    }
    return said.map((text) => text.trim()).filter((text) => text !== "");
  });
}

/** What is wrong with words that should be French, each with what it stands in; nothing, if all is well. */
export function faultsInFrench(words: string[]): string[] {
  const [english, french] = [sentences("en"), sentences("fr")];
  const [englishLabels, frenchLabels] = [labels("en"), labels("fr")];
  return words.flatMap((text) => [
    ...[...english]
      .filter((part) => !french.has(part) && text.includes(part))
      .map((part) => `English “${part}” in “${text}”`),
    ...(englishLabels.has(text) && !frenchLabels.has(text) ? [`English “${text}”`] : []),
    ...spaces(text).map((fault) => `${fault} in “${text}”`),
  ]);
}

const rules: [RegExp, string][] = [
  [/(?<![\u00a0\u202f?!…])[;?!»]/u, "no fixed space before ; ? ! »"],
  [/«(?![\u00a0\u202f])/u, "no fixed space after «"],
  // 20:00, https:// and a tag's own colon are none of prose.
  [/(?<![\u00a0\u202f\d])(?<!https?):(?!\/\/)/u, "no fixed space before :"],
  [/\d[ ](?:€|%|h|min|km|m|cm|M)(?!\p{L})/u, "a number that may part from its unit"],
  [/€\d/u, "an amount written as in English"],
];

function spaces(text: string): string[] {
  // Addresses are not typeset.
  const prose = text.replace(/\S+@\S+|\bhttps?:\/\/\S+/g, "…");
  return rules.filter(([rule]) => rule.test(prose)).map(([, fault]) => fault);
}

/** The page says itself in French, and every word of it is; punctuation keeps its spaces on the line. */
export async function expectFrench(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  const words = await wordsOf(page);
  expect(words.length, "words were found").toBeGreaterThan(20);
  expect(faultsInFrench(words)).toEqual([]);
}
