import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { layPlaces } from "#db/seed/lay-places";
import { layPorts } from "#db/seed/lay-ports";
import { openWorld, type World } from "#lib/testing/world";
import { foldName } from "./fold-name";
import { slips } from "./likeness";
import { forgetNames } from "./name-index";
import { forgetPorts } from "./port-directory";
import { searchPorts } from "./search-ports";

const server = process.env.TEST_DATABASE_URL;

/** What people type, and the slug of what they mean: it must be the first answer. */
const asked: [typed: string, slug: string][] = [
  // Names in other languages.
  ["Marseilles", "marseille"],
  ["Marsiglia", "marseille"],
  ["Marsella", "marseille"],
  ["مرسيليا", "marseille"],
  ["Tunisi", "tunis"],
  ["Túnez", "tunis"],
  ["تونس", "tunis"],
  ["حلق الوادي", "tunis"],
  ["La Goulette", "tunis"],
  ["Gênes", "genoa"],
  ["Genes", "genoa"],
  ["Génova", "genoa"],
  ["Genova", "genoa"],
  ["جنوة", "genoa"],
  ["Livourne", "livorno"],
  ["Leghorn", "livorno"],
  ["Πειραιάς", "piraeus"],
  ["ΠΕΙΡΑΙΑΣ", "piraeus"],
  ["Le Pirée", "piraeus"],
  ["Pireas", "piraeus"],
  ["Ηράκλειο", "heraklion"],
  ["Κέρκυρα", "corfu"],
  ["Korfu", "corfu"],
  ["Spalato", "split"],
  ["Fiume", "rijeka"],
  ["Jakin", "ancona"],
  ["Mleci", "venice"],
  ["Venedig", "venice"],
  ["Durazzo", "durres"],
  ["Alger", "algiers"],
  ["الجزائر", "algiers"],
  ["وهران", "oran"],
  ["طنجة", "tangier"],
  ["Douvres", "dover"],
  ["København", "copenhagen"],
  ["Göteborg", "gothenburg"],
  ["Świnoujście", "swinoujscie"],
  ["Swinoujscie", "swinoujscie"],
  ["Çeşme", "cesme"],
  ["Roma", "civitavecchia"],
  // Slips and other spellings.
  ["marseile", "marseille"],
  ["Marseill", "marseille"],
  ["Geona", "genoa"],
  ["Palremo", "palermo"],
  ["Barcelonna", "barcelona"],
  ["civita vecchia", "civitavecchia"],
  ["Civitavechia", "civitavecchia"],
  ["Ajacio", "ajaccio"],
  ["ile rousse", "ile-rousse"],
  ["lile-rousse", "ile-rousse"],
  ["Porto Vechio", "porto-vecchio"],
  ["Igoumenista", "igoumenitsa"],
  ["Dubrovnic", "dubrovnik"],
  ["مرسليا", "marseille"],
  ["جنوه", "genoa"],
  ["Πιραιάς", "piraeus"],
  ["goul", "tunis"],
  ["tun", "tunis"],
  ["FRMRS", "marseille"],
  // Several ports under one name.
  ["Sardinia", "sardinia"],
  ["Sardaigne", "sardinia"],
  ["sardegnia", "sardinia"],
  ["سردينيا", "sardinia"],
  ["Corse", "corsica"],
  ["Korsika", "corsica"],
  ["Κορσική", "corsica"],
  ["Sicile", "sicily"],
  ["Baléares", "balearics"],
  ["Illes Balears", "balearics"],
  ["Mallorca", "mallorca"],
  ["Crète", "crete"],
  ["Tunisie", "tunisia"],
  ["Tunisia", "tunisia"],
  ["Italie", "italy"],
  ["ايطاليا", "italy"],
  ["Ιταλία", "italy"],
  ["Hrvatska", "croatia"],
  ["Maroc", "morocco"],
  ["Holland", "netherlands"],
  ["England", "united-kingdom"],
];

describe.skipIf(!server)("what people type (needs TEST_DATABASE_URL)", () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(server as string);
    await world.sql.begin(async (sql) => {
      await layPorts(sql);
      await layPlaces(sql);
    });
    forgetPorts();
    forgetNames();
  });
  afterAll(() => world?.end());

  test.each(asked)("%s means %s", async (typed, slug) => {
    expect((await searchPorts(world.sql, typed, "en", 5))[0]?.slug).toBe(slug);
  });

  test("the list is long enough to say something", () => {
    expect(asked.length).toBeGreaterThanOrEqual(60);
  });

  test.each([["Atlantis"], ["xxxxxx"], ["12"], ["zz"], ["de"]])(
    "%s names nothing we would choose by ourselves",
    async (typed) => {
      const [first] = await searchPorts(world.sql, typed, "en", 1);
      // Something like it may be offered; it is never the whole name.
      expect(foldName(first?.name ?? "")).not.toBe(foldName(typed));
    },
  );

  test("an answer takes little time, also for the longest question", { retry: 2 }, async () => {
    await searchPorts(world.sql, "warm", "en", 5);
    const began = process.cpuUsage();
    for (let round = 0; round < 20; round += 1) {
      await searchPorts(world.sql, "Marsellie Saint Jean", "en", 5);
      await searchPorts(world.sql, "x".repeat(80), "en", 5);
    }
    const { user, system } = process.cpuUsage(began);
    expect((user + system) / 40 / 1_000).toBeLessThan(10);
  });

  test("a group says which ports it holds, in the language asked for", async () => {
    expect((await searchPorts(world.sql, "corsica", "fr", 1))[0]).toEqual({
      kind: "group",
      code: "CORSICA",
      slug: "corsica",
      name: "Corse",
      country: "FR",
      zone: "Europe/Paris",
      ports: ["FRAJA", "FRBIA", "FRBON", "FRILR", "FRPRP", "FRPVO"],
    });
    expect((await searchPorts(world.sql, "tunisie", "fr", 1))[0]).toMatchObject({
      kind: "country",
      code: "TN",
      name: "Tunisie",
    });
  });
});

test.each([
  ["genoa", "geona", 1],
  ["genoa", "genova", 1],
  ["split", "spilt", 1],
  ["bari", "bar", 1],
  ["bari", "oran", 3],
])("%s and %s are %i slips apart, from either side", (one, other, count) => {
  expect(slips(one, other, 2)).toBe(count);
  expect(slips(other, one, 2)).toBe(count);
});
