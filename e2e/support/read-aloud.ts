import { expect, type Page } from "@playwright/test";

/** One thing that a screen reader says, in the order in which it says it. */
export type Said = {
  role: string;
  name: string;
  /** How deep it stands: what follows and stands deeper belongs to it. */
  depth: number;
  level?: number;
  /** Where a link leads. */
  url?: string;
  /** The names of the groups, rows and regions it stands in, from the outside in. */
  within: string[];
};

type Node = {
  nodeId: string;
  parentId?: string;
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  childIds?: string[];
  properties?: { name: string; value: { value: unknown } }[];
};

const silent = ["none", "generic", "InlineTextBox", "LineBreak", "RootWebArea"];
const places =
  /^(group|radiogroup|region|form|search|navigation|article|row|complementary|table|dialog|list)$/;
const controls =
  /^(link|button|DisclosureTriangle|Date|textbox|combobox|radio|checkbox|spinbutton|slider|searchbox|listbox)$/;

/** The page as Chromium hands it to a screen reader, from first to last. */
export async function readAloud(page: Page): Promise<Said[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send("Accessibility.getFullAXTree")) as unknown as {
    nodes: Node[];
  };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const said: Said[] = [];
  const walk = (node: Node, depth: number, within: string[]) => {
    const role = node.role?.value ?? "";
    const name = (node.name?.value ?? "").replace(/\s+/g, " ").trim();
    const property = (wanted: string) =>
      node.properties?.find((one) => one.name === wanted)?.value.value;
    const isSaid = !node.ignored && !silent.includes(role);
    if (isSaid) {
      const level = role === "heading" ? Number(property("level")) : undefined;
      const url = property("url") as string | undefined;
      said.push({ role, name, depth, within, ...(level && { level }), ...(url && { url }) });
    }
    const inside = isSaid && places.test(role) && name ? [...within, name] : within;
    // What a date field consists of is the browser's own.
    for (const id of role === "Date" ? [] : (node.childIds ?? [])) {
      const child = byId.get(id);
      if (child) walk(child, isSaid ? depth + 1 : depth, inside);
    }
  };
  const root = nodes.find(({ parentId }) => parentId === undefined);
  if (root) walk(root, 0, []);
  return said;
}

/** What belongs to the first thing that fits: all that follows it and stands deeper. */
export function partOf(said: Said[], fits: (one: Said) => boolean): Said[] {
  const start = said.findIndex(fits);
  const first = said[start];
  if (!first) return [];
  const rest = said.slice(start + 1);
  const end = rest.findIndex(({ depth }) => depth <= first.depth);
  return end < 0 ? rest : rest.slice(0, end);
}

/** Asserts that these are heard in this order. */
export function expectOrder(said: Said[], words: (string | RegExp)[]): void {
  const heard = said.map(({ name }) => name);
  let from = 0;
  for (const word of words) {
    const at = heard.findIndex(
      (name, index) =>
        index >= from && (typeof word === "string" ? name.includes(word) : word.test(name)),
    );
    expect(at, `${word} after what came before it, in:\n${heard.join("\n")}`).toBeGreaterThan(-1);
    from = at;
  }
}

/** Headings that make an outline, landmarks that are told apart, controls that can be told apart by ear. */
export function expectOrderly(said: Said[]): void {
  const headings = said.filter(({ role }) => role === "heading");
  expect(headings.filter(({ level }) => level === 1).length, "headings of level 1").toBe(1);
  for (const [index, { level = 0, name }] of headings.entries()) {
    expect(name, "a heading has words").not.toBe("");
    const before = headings[index - 1]?.level ?? 0;
    expect(level, `level of “${name}”`).toBeLessThanOrEqual(before + 1);
  }
  const landmarks = said
    .map(({ role }) => role)
    .filter((role) => ["banner", "main", "contentinfo"].includes(role));
  expect(landmarks).toEqual(["banner", "main", "contentinfo"]);
  // A form without a name is no landmark.
  const isLandmark = ({ role, name }: Said) =>
    /^(navigation|region|complementary)$/.test(role) || (role === "form" && name !== "");
  expectUnique(said.filter(isLandmark));
  expectUnique(said.filter(({ role }) => controls.test(role)));
}

/** No two have one name, unless they are links to one place or stand in groups of different names. */
function expectUnique(some: Said[]): void {
  const known = new Map<string, Said>();
  for (const one of some) {
    expect(one.name, `the name of a ${one.role} in ${one.within.join(" > ")}`).not.toBe("");
    // A list of links or buttons is read without what stands around them; a field is read in its group.
    const isAlone = /^(link|button|DisclosureTriangle)$/.test(one.role);
    const key = [one.role, ...(isAlone ? [] : one.within), one.name].join(" > ");
    const other = known.get(key);
    if (other && !(one.url && one.url === other.url)) expect(key, "named once").toBe("named twice");
    known.set(key, one);
    // Words that are glued together are read as one.
    expect(one.name, "words with spaces between them").not.toMatch(/\d[A-Z][a-z]|,[a-z]/);
  }
}
