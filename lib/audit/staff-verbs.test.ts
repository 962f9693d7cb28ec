// What staff do is asked for by the verbs themselves, whoever calls them: every function that asks is called
// as each role, found in the sources, so that a new one is among them; and each endpoint of the back office
// asks for the same work as its verbs.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Actor } from "./actor";
import { staffRoles } from "./staff-role";
import { mayDo, type StaffWork, staffWork } from "./staff-work";

const root = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const filesOf = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$|(^|\/)testing\//.test(file))
    .map((file) => `${folder}/${file}`);
const asksIn = /requireStaff\)?\(actor, "(\w+)"\)/;

type Verb = (scope: unknown, actor: Actor, ...rest: unknown[]) => Promise<unknown>;

/** Every exported function that asks for a work, by its file and name. */
async function verbs(): Promise<{ name: string; work: StaffWork; verb: Verb }[]> {
  const found: { name: string; work: StaffWork; verb: Verb }[] = [];
  for (const file of filesOf("lib").filter((one) => asksIn.test(read(one)))) {
    const module = (await import(join(root, file))) as Record<string, unknown>;
    for (const [name, verb] of Object.entries(module)) {
      const work = typeof verb === "function" ? asksIn.exec(verb.toString())?.[1] : undefined;
      // What a desk's verbs ask by takes the member of staff first: their own test asks it.
      if (work && name !== "requireDesk")
        found.push({ name: `${file} ${name}`, work: work as StaffWork, verb: verb as Verb });
    }
  }
  return found;
}

/** Stands for a database, a cache, a storage: whoever uses it has been let through. */
const touched = new Error("touched");
const scope: unknown = new Proxy(() => undefined, {
  get: (_, name) => (name === "then" ? undefined : scope),
  apply: () => {
    throw touched;
  },
});

async function refusalOf(verb: Verb, actor: Actor): Promise<string> {
  try {
    // Where it counts who did it, it was they who ask.
    await verb(scope, actor, { by: actor.id }, {}, {});
    return "let through";
  } catch (error) {
    return (error as { code?: string }).code === "forbidden" ? "forbidden" : "let through";
  }
}

describe("the verbs of the staff", () => {
  test("each lets through whose role its work is for, and nobody else", async () => {
    const all = await verbs();
    expect(all.length).toBeGreaterThan(25);
    const others: Actor[] = [
      { kind: "traveller", id: "t", role: "admin" },
      { kind: "clock", id: null },
      { kind: "staff", id: null, role: "admin" },
      { kind: "staff", id: "s" },
    ];
    const wrong: string[] = [];
    for (const { name, work, verb } of all) {
      for (const role of staffRoles) {
        const is = await refusalOf(verb, { kind: "staff", id: "s", role });
        const roles: readonly string[] = staffWork[work];
        const may = role === "admin" || roles.includes(role);
        const should = may ? "let through" : "forbidden";
        if (is !== should) wrong.push(`${name}: ${role} was ${is}`);
      }
      for (const actor of others) {
        if ((await refusalOf(verb, actor)) !== "forbidden") {
          wrong.push(`${name}: ${actor.kind} ${actor.id} ${actor.role} was let through`);
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  test("each work is somebody's to ask for, and who only reads does none", async () => {
    const asked = new Set((await verbs()).map(({ work }) => work));
    // The verbs on people ask requireAdmin, for they also look at whose account it is.
    const works = Object.keys(staffWork).filter((work) => work !== "people" && work !== "bookings");
    expect(works.filter((work) => !asked.has(work as StaffWork))).toEqual([]);
    expect(works.filter((work) => mayDo("read_only", work as StaffWork))).toEqual([]);
  });

  test("each endpoint asks for the same work as the verbs it calls", () => {
    const wrong: string[] = [];
    let compared = 0;
    for (const file of filesOf("app/api/v1/staff")) {
      const text = read(file);
      const works = [...text.matchAll(/work: "(\w+)"/g)].map((match) => match[1] as string);
      if (works.length === 0) continue;
      const inside = worksOf(text, 3);
      compared += inside.size;
      for (const work of inside) if (!works.includes(work)) wrong.push(`${file}: ${work}`);
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(25);
  });

  test("what staff did is written by one verb", () => {
    const writers = [...filesOf("lib"), ...filesOf("app"), ...filesOf("inngest")].filter((file) =>
      /insert into staff_action/.test(read(file)),
    );
    expect(writers).toEqual(["lib/audit/record-staff-action.ts"]);
  });
});

/** The works that a source's functions ask for, as far as its imports are followed. */
function worksOf(text: string, depth: number): Set<string> {
  const works = new Set(
    [...text.matchAll(new RegExp(asksIn, "g"))].map((match) => match[1] as string),
  );
  if (depth === 0) return works;
  for (const [, named] of text.matchAll(/from "#lib\/([^"]+)"/g)) {
    const file = `lib/${named}.ts`;
    if (!existsSync(join(root, file))) continue;
    const asks = read(file);
    for (const work of worksOf(asks, depth - 1)) works.add(work);
  }
  return works;
}
