import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { layPlaces } from "#db/seed/lay-places";
import { layPorts } from "#db/seed/lay-ports";
import { forgetNames } from "#lib/port/name-index";
import { forgetPorts } from "#lib/port/port-directory";
import { forget } from "#lib/port/remembered";
import { openWorld, type World } from "#lib/testing/world";
import { discover } from "./discover";

const server = process.env.TEST_DATABASE_URL;

/** What people type, and the path of what they mean: it must be the first answer. */
const asked: [typed: string, path: string][] = [
  ["genova palermo", "/routes/genoa/palermo"],
  ["Gênes Palerme", "/routes/genoa/palermo"],
  ["palermo genova", "/routes/palermo/genoa"],
  ["Genova → Palermo", "/routes/genoa/palermo"],
  ["ferry from Genoa to Palermo", "/routes/genoa/palermo"],
  ["traghetti da Genova a Palermo", "/routes/genoa/palermo"],
  ["bateau de Gênes à Palerme", "/routes/genoa/palermo"],
  ["geona palremo", "/routes/genoa/palermo"],
  ["جنوة باليرمو", "/routes/genoa/palermo"],
  ["ITGOA ITPMO", "/routes/genoa/palermo"],
  ["marsiglia tunisi", "/routes/marseille/tunis"],
  ["la goulette marseille", "/routes/tunis/marseille"],
  ["Marseilles", "/ports/marseille"],
  ["tunisi", "/ports/tunis"],
  ["FRMRS", "/ports/marseille"],
  ["GNV", "/operators/gnv"],
  ["ctn", "/operators/ctn"],
  ["carthage", "/vessels/carthage"],
  ["Cartage", "/vessels/carthage"],
  ["gnv atlas", "/vessels/gnv-atlas"],
];

describe.skipIf(!server)("what people look for (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string);
    await world.sql.begin(async (sql) => {
      await layPorts(sql);
      await layPlaces(sql);
      for (const [from, to] of [
        ["ITGOA", "ITPMO"],
        ["ITPMO", "ITGOA"],
        ["FRNCE", "FRBIA"],
      ] as const) {
        await sql`insert into route (from_port, to_port, distance_nm, path)
          values (${from}, ${to}, 428, '[[8.9, 44.4], [13.4, 38.1]]')`;
      }
      await sql`insert into route (from_port, to_port, distance_nm, path, sold)
        values ('FRNCE', 'TNBIZ', 400, '[[7.2, 43.7], [9.9, 37.3]]', false)`;
    });
    forgetPorts();
    forgetNames();
    for (const name of ["discovery", "route-lines", "fleet", "operators"]) forget(name);
  });
  afterAll(() => world?.end());

  const first = async (q: string) => (await discover(world.sql, q, "en", 10))[0];

  test.each(asked)("%s leads to %s", async (typed, path) => {
    expect((await first(typed))?.path).toBe(path);
  });

  test("a group stands for its ports, also within a crossing", async () => {
    expect((await first("nice corsica"))?.path).toBe("/routes/nice/bastia");
    const ports = await discover(world.sql, "Corse", "fr", 10);
    expect(ports.map(({ path }) => path)).toContain("/ports/bastia");
  });

  test("what we do not sell has no page of its own", async () => {
    const found = await discover(world.sql, "nice bizerte", "en", 20);
    expect(found.filter(({ kind }) => kind === "crossing")).toEqual([]);
  });

  test("names are in the reader's language, and both ways are offered", async () => {
    const found = await discover(world.sql, "genova palermo", "fr", 2);
    expect(found).toEqual([
      {
        kind: "crossing",
        code: "ITGOA-ITPMO",
        name: "Gênes – Palerme",
        path: "/routes/genoa/palermo",
      },
      {
        kind: "crossing",
        code: "ITPMO-ITGOA",
        name: "Palerme – Gênes",
        path: "/routes/palermo/genoa",
      },
    ]);
  });

  test.each([
    [""],
    [" "],
    ["\0"],
    ["zzzzzzzz"],
    ["%%%"],
    ["<script>"],
    ["' or 1=1"],
    ["__proto__"],
  ])("%j finds nothing of ours by itself", async (typed) => {
    const found = await discover(world.sql, typed, "en", 10);
    expect(found.filter(({ kind }) => kind === "crossing")).toEqual([]);
  });

  test("the longest questions take little time", { retry: 2 }, async () => {
    const questions = [
      "x".repeat(100_000),
      Array.from({ length: 50_000 }, () => "la").join(" "),
      "marsila tunsi genva palrmo barclona nce bastya olbiaa",
    ];
    await first("warm");
    const began = process.cpuUsage();
    for (const question of questions) await first(question);
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / questions.length / 1_000).toBeLessThan(100);
  });
});
