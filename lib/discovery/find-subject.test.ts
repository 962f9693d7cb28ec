import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { forgetNames } from "#lib/port/name-index";
import { forgetPorts } from "#lib/port/port-directory";
import { forget } from "#lib/port/remembered";
import { openWorld, type World } from "#lib/testing/world";
import { findCrossing, findOperatorPage, findPort, findVessel } from "./find-subject";

const server = process.env.TEST_DATABASE_URL;

describe.skipIf(!server)("what an address means (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string);
    await world.sql`update vessel set imo = '9598579' where slug = 'carthage'`;
    await world.sql`insert into port_name (port_code, language, name, key) values
      ('FRMRS', 'und', 'Old Harbour', 'old harbour'), ('ITPMO', 'und', 'Both', 'both'), ('TNLGN', 'und', 'Both', 'both')`;
    forgetPorts();
    forgetNames();
    for (const name of ["discovery", "route-lines", "fleet", "operators"]) forget(name);
  });
  afterAll(() => world?.end());

  const told = async <T>(
    found: Promise<{ subject: T; isProper: boolean } | null>,
    slugOf: (subject: T) => string,
  ) => {
    const answer = await found;
    return answer && [slugOf(answer.subject), answer.isProper];
  };

  test.each([
    ["marseille", ["marseille", true]],
    ["Marseille", ["marseille", false]],
    ["FRMRS", ["marseille", false]],
    ["frmrs", ["marseille", false]],
    ["marsiglia", ["marseille", false]],
    // What a port was called before, as an alias has it.
    ["old-harbour", ["marseille", false]],
    // Of several one cannot be chosen.
    ["both", null],
    ["marseill", null],
    ["", null],
    ["__proto__", null],
    ["../marseille", ["marseille", false]],
    ["x".repeat(10_000), null],
  ])("the port %j", async (text, expected) => {
    expect(await told(findPort(world.sql, text), ({ slug }) => slug)).toEqual(expected);
  });

  test("a crossing is one that is sold, and proper if both its ports are", async () => {
    const named = (from: string, to: string) =>
      told(findCrossing(world.sql, from, to), (crossing) => crossing.to.slug);
    expect(await named("marseille", "tunis")).toEqual(["tunis", true]);
    expect(await named("marseille", "Tunis")).toEqual(["tunis", false]);
    expect(await named("marseille", "palermo")).toBeNull();
    expect(await named("marseille", "marseille")).toBeNull();
    expect(await named("marseille", "nowhere")).toBeNull();
  });

  test("operators by slug, code and name; vessels by slug, name and number", async () => {
    const operator = (text: string) => told(findOperatorPage(world.sql, text), ({ slug }) => slug);
    const vessel = (text: string) => told(findVessel(world.sql, text), ({ slug }) => slug);
    expect(await operator("ctn")).toEqual(["ctn", true]);
    expect(await operator("CTN")).toEqual(["ctn", false]);
    expect(await operator("ct")).toBeNull();
    expect(await vessel("gnv-atlas")).toEqual(["gnv-atlas", true]);
    expect(await vessel("GNV Atlas")).toEqual(["gnv-atlas", false]);
    expect(await vessel("9598579")).toEqual(["carthage", false]);
    expect(await vessel("atlas")).toBeNull();
  });
});
