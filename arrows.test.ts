// The house (README, "The house"): who may import whom. Biome says it while one types; this test sees
// every file, also type-only imports, and fails when it sees no imports at all.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";

/** `target` is a file of ours (own) or a package. */
type Import = { file: string; target: string; own: boolean; typeOnly: boolean };

const aliases: Record<string, string> = {
  "#lib/": "lib/",
  "#db/": "db/",
  "#inngest/": "inngest/",
  "#components/": "components/",
  "#http/": "app/api/_http/",
};

/** Every source below a folder; dot folders are builds and caches. */
function sources(folder = "."): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = normalize(join(folder, entry.name));
    if (entry.name.startsWith(".") || entry.name === "node_modules") return [];
    if (entry.isDirectory()) return sources(path);
    return entry.isFile() && /\.tsx?$/.test(entry.name) && entry.name !== "next-env.d.ts"
      ? [path]
      : [];
  });
}

/** Tests and what helps them may reach further than the product. */
const isTest = (file: string) =>
  /\.test\.tsx?$/.test(file) || /(^|\/)testing(\/|\.ts)/.test(file) || file.startsWith("e2e/");

function importsOf(file: string): Import[] {
  const text = readFileSync(file, "utf8");
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?["']([^"'\n]+)["']|\bimport\(\s*["']([^"'\n]+)["']/g;
  return [...text.matchAll(pattern)].map((match) => {
    const named = (match[2] ?? match[3]) as string;
    const alias = Object.entries(aliases).find(([prefix]) => named.startsWith(prefix));
    const target = alias
      ? alias[1] + named.slice(alias[0].length)
      : named.startsWith(".")
        ? normalize(join(dirname(file), named))
        : named;
    const own = alias !== undefined || named.startsWith(".");
    return { file, target, own, typeOnly: match[1] !== undefined };
  });
}

const files = sources();
const imports = files.filter((file) => !isTest(file)).flatMap(importsOf);

/** Folders of lib by layer; each imports only from its own layer and those before it. */
const layers = [
  [
    "clock",
    "money",
    "config",
    "errors",
    "identity",
    "log",
    "language",
    "daylight",
    "vessel",
    "batches",
    "fetch",
    "measure",
    "trace",
  ],
  ["redis", "outbox", "audit", "ledger", "idempotency", "limits", "alert", "job"],
  ["port", "operator", "voyage", "fare", "chart"],
  ["party", "availability", "search", "hold", "card", "discovery", "gtfs", "recommendation"],
  ["payment"],
  ["booking", "notice", "ticket", "account", "boarding"],
  ["invariant", "metrics", "front", "media", "office", "health", "status"],
];
const layerOf = (path: string) => {
  const folder = path.split("/")[1] ?? "";
  return layers.findIndex((layer) => layer.includes(folder));
};

/** Packages that browser-safe parts of lib may use. */
const browserPackages = new Set(["suncalc", "temporal-polyfill", "use-intl", "use-intl/core"]);

const from = (prefix: string) => imports.filter(({ file }) => file.startsWith(prefix));
const named = ({ file, target }: Import) => `${file} → ${target}`;

describe("the arrows of the house", () => {
  test("imports are seen, and every alias among them", () => {
    expect(imports.length).toBeGreaterThan(300);
    for (const folder of ["lib/", "db/"]) {
      expect(imports.filter(({ target }) => target.startsWith(folder)).length).toBeGreaterThan(50);
    }
  });

  test("lib knows neither pages, endpoints, jobs, components nor stand-ins", () => {
    const wrong = from("lib/").filter(({ target }) =>
      /^(app|inngest|components|sandbox|scripts|e2e)(\/|$)|^next(\/|$)/.test(target),
    );
    expect(wrong.map(named)).toEqual([]);
  });

  test("each layer of lib imports only from itself and those before it", () => {
    const folders = new Set(
      files
        .filter((file) => /^lib\/[^/]+\//.test(file))
        .map((file) => file.split("/")[1] as string),
    );
    folders.delete("testing");
    expect([...folders].filter((folder) => !layers.flat().includes(folder))).toEqual([]);
    const wrong = from("lib/").filter(
      ({ file, target }) => target.startsWith("lib/") && layerOf(target) > layerOf(file),
    );
    expect(wrong.map(named)).toEqual([]);
  });

  test.each([
    ["stripe", "lib/payment/"],
    ["resend", "lib/notice/"],
    ["ioredis", "lib/redis/"],
    ["better-auth", "lib/account/"],
    ["aws4fetch", "lib/media/"],
  ])("%s is used in %s only", (name, home) => {
    const users = imports.filter(
      ({ file, target }) =>
        (target === name || target.startsWith(`${name}/`)) && !file.startsWith("sandbox/"),
    );
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter(({ file }) => !file.startsWith(home)).map(named)).toEqual([]);
  });

  test("inngest is used in inngest/ and its endpoint only; React in lib for mails only", () => {
    const jobs = imports.filter(({ target, own }) => !own && /^inngest(\/|$)/.test(target));
    expect(
      jobs
        .filter(({ file }) => !/^(inngest|sandbox\/inngest|app\/api\/inngest)\//.test(file))
        .map(named),
    ).toEqual([]);
    const react = from("lib/").filter(({ target }) =>
      /^react(-dom)?(\/|$)|^@react-email/.test(target),
    );
    expect(react.filter(({ file }) => !file.startsWith("lib/notice/")).map(named)).toEqual([]);
  });

  test("db imports only layer 1 of lib", () => {
    const wrong = from("db/").filter(
      ({ target }) => target.startsWith("lib/") && layerOf(target) !== 0,
    );
    expect(wrong.map(named)).toEqual([]);
  });

  test("nothing imports the stand-ins, and they import nothing of the product", () => {
    const into = imports.filter(
      ({ file, target }) => target.startsWith("sandbox/") && !file.startsWith("sandbox/"),
    );
    expect(into.map(named)).toEqual([]);
    const out = from("sandbox/").filter(
      ({ target, own }) => own && /^(app|lib|db|inngest|components)\//.test(target),
    );
    expect(out.map(named)).toEqual([]);
  });

  test("components import only what is safe in a browser, and nothing of that needs a server", () => {
    const safe =
      /^lib\/(money|language|daylight|vessel)\/|^lib\/fare\/(item-label|lead-hours|tier-deadline)$|^lib\/errors\/codes$|^lib\/clock\/|^lib\/party\/party$|^lib\/ticket\/|^lib\/media\/image-types$|^lib\/boarding\/(gate\/|manifest$)|^lib\/office\/pages$/;
    const ours = /^(lib|db|inngest|app)\//;
    const direct = from("components/").filter(
      ({ target, typeOnly }) => !typeOnly && ours.test(target),
    );
    expect(direct.filter(({ target }) => !safe.test(target)).map(named)).toEqual([]);
    // What they import may reach further, as long as it stays among values a browser can have.
    const reached = new Set(direct.map(({ target }) => target));
    const wrong: Import[] = [];
    for (const target of reached) {
      const file = [`${target}.ts`, `${target}.tsx`].find((name) => existsSync(name));
      for (const next of imports.filter((one) => one.file === file && !one.typeOnly)) {
        if (next.own && ours.test(next.target) && safe.test(next.target)) reached.add(next.target);
        else if (next.own ? ours.test(next.target) : !browserPackages.has(next.target)) {
          wrong.push(next);
        }
      }
    }
    expect(reached.size).toBeGreaterThan(5);
    expect(wrong.map(named)).toEqual([]);
  });
});
