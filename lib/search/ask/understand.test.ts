import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { layPlaces } from "#db/seed/lay-places";
import { layPorts } from "#db/seed/lay-ports";
import { forgetNames, type NameIndex, nameIndex } from "#lib/port/name-index";
import { forgetPorts } from "#lib/port/port-directory";
import { openWorld, type World } from "#lib/testing/world";
import { isDate } from "../check-query";
import { understand } from "./understand";

const server = process.env.TEST_DATABASE_URL;
/** A Saturday. */
const today = "2026-11-21";

type Told = Record<string, unknown>;

const lines: [line: string, language: "en" | "fr", told: Told][] = [
  [
    "Tunis Marseille 25 December 2 adults camper",
    "en",
    { from: "tunis", to: "marseille", date: "2026-12-25", adults: 2, vehicle: "camper" },
  ],
  [
    "Gênes Palerme 3 août 2 adultes 1 enfant 8 ans voiture aller retour 17 août",
    "fr",
    {
      from: "genoa",
      to: "palermo",
      date: "2027-08-03",
      return_date: "2027-08-17",
      adults: 2,
      children: 1,
      child_ages: [8],
      vehicle: "car",
    },
  ],
  [
    "Marseille Tunis aller-retour du 3 au 17 août 2 adultes",
    "fr",
    {
      from: "marseille",
      to: "tunis",
      date: "2027-08-03",
      return_date: "2027-08-17",
      adults: 2,
    },
  ],
  [
    "Tunis to Genoa 28 to 4 January, 3 adults",
    "en",
    { from: "tunis", to: "genoa", date: "2026-12-28", return_date: "2027-01-04", adults: 3 },
  ],
  [
    "barcelona genoa July 3-17, 2027, 1 adult",
    "en",
    { from: "barcelona", to: "genoa", date: "2027-07-03", return_date: "2027-07-17", adults: 1 },
  ],
  [
    "Tunis Marseille between the 3rd and the 17th of August 1 adult",
    "en",
    { from: "tunis", to: "marseille", date: "2027-08-03", return_date: "2027-08-17", adults: 1 },
  ],
  [
    "to Marseille from Tunis tomorrow, 1 adult",
    "en",
    { from: "tunis", to: "marseille", date: "2026-11-22", adults: 1 },
  ],
  [
    "de Tunis à Gênes le 25/12 pour 2 personnes et un chien",
    "fr",
    { from: "tunis", to: "genoa", date: "2026-12-25", adults: 2, pets: 1 },
  ],
  [
    "La Goulette → Civitavecchia, vendredi, deux adultes et un bébé, sans escale",
    "fr",
    { from: "tunis", to: "civitavecchia", date: "2026-11-27", adults: 2, infants: 1, direct: true },
  ],
  [
    "Corsica from Nice 2027-07-14 back 2027-07-28 four adults, 2 kids aged 5 and 9, car with caravan",
    "en",
    {
      from: "nice",
      to: "corsica",
      date: "2027-07-14",
      return_date: "2027-07-28",
      adults: 4,
      children: 2,
      child_ages: [5, 9],
      vehicle: "car+caravan",
    },
  ],
  [
    "Genova Tunisi 3 agosto 2 adulti 2 bambini (2, 7) camper 7,5 m x 2,9 m",
    "fr",
    {
      from: "genoa",
      to: "tunis",
      date: "2027-08-03",
      adults: 2,
      children: 1,
      child_ages: [7],
      infants: 1,
      vehicle: "camper 750x290",
    },
  ],
  [
    "Barcelona a Palma de Mallorca 14 de julio 2 adultos 1 niño coche vuelta 21 de julio",
    "en",
    {
      from: "barcelona",
      to: "palma",
      date: "2027-07-14",
      return_date: "2027-07-21",
      adults: 2,
      children: 1,
      vehicle: "car",
    },
  ],
  [
    "Algésiras Tanger Med dans 3 semaines pour 10 nuits, 2 adultes moto",
    "fr",
    {
      from: "algeciras",
      to: "tanger-med",
      date: "2026-12-12",
      return_date: "2026-12-22",
      adults: 2,
      vehicle: "motorcycle",
    },
  ],
  [
    "مرسيليا تونس 2027-06-01 2 adults",
    "en",
    { from: "marseille", to: "tunis", date: "2027-06-01", adults: 2 },
  ],
  [
    "Πειραιάς Ηράκλειο 12.05.2027 couple",
    "en",
    { from: "piraeus", to: "heraklion", date: "2027-05-12", adults: 2, unsure: "date" },
  ],
  [
    "FRMRS tntun 1st of May 3 people",
    "en",
    { from: "marseille", to: "tunis", date: "2027-05-01", adults: 3 },
  ],
  [
    "Marseille Ajaccio 20 juin retour de Bastia 30 juin 2 adultes camping-car 6m50",
    "fr",
    {
      from: "marseille",
      to: "ajaccio",
      date: "2027-06-20",
      return_date: "2027-06-30",
      return_from: "bastia",
      adults: 2,
      vehicle: "camper 650x?",
    },
  ],
  [
    "Livorno Olbia December 28 2 adults car 4.8 m 2.1 m high",
    "en",
    { from: "livorno", to: "olbia", date: "2026-12-28", adults: 2, vehicle: "car 480x210" },
  ],
];

describe.skipIf(!server)("a line of free text (needs TEST_DATABASE_URL)", () => {
  let world: World;
  let index: NameIndex;
  beforeAll(async () => {
    world = await openWorld(server as string);
    await world.sql.begin(async (sql) => {
      await layPorts(sql);
      await layPlaces(sql);
    });
    forgetPorts();
    forgetNames();
    index = await nameIndex(world.sql);
  });
  afterAll(() => world?.end());

  const read = (line: string, language: "en" | "fr" = "en", on = today) =>
    understand(line, { index, today: on, language });
  const doubts = (line: string, language: "en" | "fr" = "en") =>
    read(line, language).doubts.map(({ what }) => what);
  const vehicleWords = ({ vehicle }: ReturnType<typeof read>) => {
    if (!vehicle) return undefined;
    const { shape, behind, length_cm, height_cm } = vehicle;
    const size = length_cm ? ` ${length_cm}x${height_cm ?? "?"}` : "";
    return `${shape}${behind ? `+${behind}` : ""}${size}`;
  };

  test.each(lines)("%s", (line, language, { unsure, ...told }) => {
    const found = read(line, language);
    const said: Told = {
      from: found.from?.slug,
      to: found.to?.slug,
      date: found.date ?? undefined,
      return_date: found.return_date ?? undefined,
      return_from: found.return_from?.slug,
      adults: found.adults,
      children: found.children || undefined,
      child_ages: found.child_ages.length > 0 ? found.child_ages : undefined,
      infants: found.infants || undefined,
      pets: found.pets || undefined,
      vehicle: vehicleWords(found),
      direct: found.direct || undefined,
    };
    const present = Object.fromEntries(
      Object.entries(said).filter(([, value]) => value !== undefined),
    );
    expect(present).toEqual(told);
    expect(found.unread).toEqual([]);
    expect(found.doubts.map(({ what }) => what)).toEqual(unsure ? [unsure] : []);
  });

  test("what may be meant otherwise is said", () => {
    expect(read("Tunis Marseille 3/4 2 adults").doubts).toEqual([
      { what: "date", text: "3/4", date: "2027-04-03", other: "2027-03-04" },
    ]);
    // In French nobody writes the month first.
    expect(doubts("Tunis Marseille 3/4 2 adultes", "fr")).toEqual([]);
    expect(read("Tunis Marseille next Friday 2 adults").doubts).toEqual([
      { what: "date", text: "next Friday", date: "2026-11-27", other: "2026-12-04" },
    ]);
    expect(read("Tunis Marselle 1 may 2 adults").doubts).toMatchObject([
      { what: "place", text: "Marselle", place: { slug: "marseille" } },
    ]);
    expect(doubts("Tunis Marseille Monday 25 December 2 adults")).toEqual(["weekday"]);
    expect(doubts("Tunis Marseille 31 June 2 adults")).toEqual(["no_such_day"]);
    expect(doubts("Tunis Marseille 25 December 2020 2 adults")).toEqual(["past"]);
    expect(read("Tunis Marseille in August 2 adults")).toMatchObject({
      date: "2027-08-01",
      doubts: [{ what: "day_missing" }],
    });
    expect(doubts("Tunis Marseille 1 May 2 adults round trip")).toEqual(["return_missing"]);
    expect(doubts("Tunis Marseille 1 May 2 children")).toEqual(["adults_assumed"]);
    expect(doubts("Tunis Marseille 1 May 2 adults 2 cars")).toEqual(["one_vehicle"]);
    expect(doubts("Tunis Marseille 1 May 12 adults")).toEqual(["too_many"]);
  });

  test("what was not understood is said as it was written", () => {
    const found = read("Tunis Marseille Genoa 1 May 2 adults with a piano upstairs");
    expect(found.unread).toEqual(["Genoa", "piano upstairs"]);
    expect(read("")).toMatchObject({ from: null, to: null, date: null, adults: 1, doubts: [] });
  });

  test("a day without a year is the next one; a leap day waits for its year", () => {
    expect(read("Tunis Marseille 21 november 2 adults").date).toBe("2026-11-21");
    expect(read("Tunis Marseille 20 november 2 adults").date).toBe("2027-11-20");
    expect(read("Tunis Marseille 29 february 2 adults").date).toBe("2028-02-29");
    expect(read("Tunis Marseille 28 dec 2 adults return 3 jan")).toMatchObject({
      date: "2026-12-28",
      return_date: "2027-01-03",
    });
    expect(read("Tunis Marseille tomorrow 2 adults", "en", "2027-02-28").date).toBe("2027-03-01");
  });

  /** The same numbers every time. */
  const dice = (seed: number) => () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };

  test("whatever is put together of ports, days and people is read as it was meant", () => {
    const roll = dice(7);
    const pick = <T>(list: readonly T[]) => list[Math.floor(roll() * list.length)] as T;
    const ports = ["Tunis", "Marseille", "Gênes", "Palermo", "Ajaccio", "Barcelona", "Piraeus"];
    const slugs = ["tunis", "marseille", "genoa", "palermo", "ajaccio", "barcelona", "piraeus"];
    const words = {
      en: {
        adults: "adults",
        children: "children",
        car: "car",
        months: ["March", "July", "December"],
      },
      fr: {
        adults: "adultes",
        children: "enfants",
        car: "voiture",
        months: ["mars", "juillet", "décembre"],
      },
    };
    for (let round = 0; round < 400; round += 1) {
      const language = pick(["en", "fr"] as const);
      const [one, other] = [pick(ports), pick(ports)];
      if (one === other) continue;
      const month = pick([0, 1, 2]);
      const day = 1 + Math.floor(roll() * 28);
      const [adults, children] = [2 + Math.floor(roll() * 4), 2 + Math.floor(roll() * 2)];
      const hasCar = roll() < 0.5;
      const w = words[language];
      const rest = [
        `${day} ${w.months[month]}`,
        `${adults} ${w.adults}`,
        `${children} ${w.children}`,
        ...(hasCar ? [w.car] : []),
      ].sort(() => roll() - 0.5);
      const line = [one, other, ...rest].join(pick([" ", ", ", "  "]));
      const found = read(line, language);
      expect([line, found.unread, found.doubts]).toEqual([line, [], []]);
      expect(found).toMatchObject({
        from: { slug: slugs[ports.indexOf(one)] },
        to: { slug: slugs[ports.indexOf(other)] },
        adults,
        children,
      });
      expect(found.date?.slice(5)).toBe(
        `${["03", "07", "12"][month]}-${String(day).padStart(2, "0")}`,
      );
      expect(found.vehicle?.shape).toBe(hasCar ? "car" : undefined);
    }
  });

  test("no line, however odd, breaks it, takes long, or gives what no search could take", () => {
    const roll = dice(11);
    const bits = [
      ..."0123456789/.-,:;()x×mMs'’\"→\\%_*+?^$[]{}|<>=@&#~\0\n\t ",
      ...["2", "31", "99999999999", "2027", " adults ", " enfants ", " ans ", " m ", " retour "],
      ...[
        " december ",
        " mai ",
        " next ",
        " friday ",
        " in ",
        " pour ",
        " nights ",
        " Tunis ",
        " Bari ",
      ],
      ...[
        "\u202e",
        "\u200b",
        "é",
        "ß",
        "مرسيليا",
        "😀",
        "\ud800",
        "İ",
        "ﬁ",
        "__proto__",
        "constructor",
      ],
    ];
    let slowest = 0;
    for (let round = 0; round < 300; round += 1) {
      const length = 1 + Math.floor(roll() * 80);
      const line = Array.from({ length }, () => bits[Math.floor(roll() * bits.length)]).join("");
      const began = process.cpuUsage();
      const found = read(line, round % 2 ? "en" : "fr");
      const { user } = process.cpuUsage(began);
      slowest = Math.max(slowest, user / 1_000);
      for (const date of [found.date, found.return_date]) {
        expect(date === null || isDate(date), `${JSON.stringify(line)} ${date}`).toBe(true);
      }
      const counts = [found.adults, found.children, found.infants, found.pets];
      expect(counts.every((count) => Number.isInteger(count) && count >= 0 && count <= 9)).toBe(
        true,
      );
      const sizes = [found.vehicle?.length_cm ?? 100, found.vehicle?.height_cm ?? 100];
      expect(sizes.every((cm) => cm >= 50 && cm <= 2_500)).toBe(true);
    }
    for (const line of [
      "a ".repeat(500_000),
      "1/".repeat(500_000),
      "abcdefgh ".repeat(100_000),
      `${"(".repeat(100_000)}1`,
      "2 adults ".repeat(100_000),
    ]) {
      const began = process.cpuUsage();
      read(line);
      slowest = Math.max(slowest, process.cpuUsage(began).user / 1_000);
    }
    expect(slowest).toBeLessThan(100);
  });
});
